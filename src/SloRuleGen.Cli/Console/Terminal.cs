namespace SloRuleGen.Cli.Console;

/// <summary>The three streams of a run, and how they may be used.</summary>
/// <param name="InputOf">Gives the first of them, and opens it when it is first asked for; null if the process has none.</param>
internal sealed record Terminal(Func<Stream?> InputOf, TextWriter Output, TextWriter Error)
{
    /// <summary>Null if the process has none.</summary>
    public Stream? Input => InputOf();

    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The columns of the terminal behind <see cref="Output"/>; null where there is none, so that nothing wraps.</summary>
    public int? Width { get; init; }

    /// <summary>Asks how large that terminal is at present, for it may change; null where there is none.</summary>
    public Func<TerminalSize>? SizeNow { get; init; }

    /// <summary>False once the user said no to colours.</summary>
    public bool AllowsColour { get; init; } = true;

    /// <exception cref="IOException">There is none.</exception>
    public Stream OpenInput() => Input ?? throw new IOException("it is closed");

    public bool OutputHasColour => AllowsColour && OutputIsTerminal;

    public bool ErrorHasColour => AllowsColour && ErrorIsTerminal;

    /// <summary>Whether a line may be drawn over and over: on no terminal that is known to have no colours either.</summary>
    public bool ErrorShowsProgress => ErrorHasColour && !IsQuiet;

    /// <summary>Whether the user wants to see results alone.</summary>
    public bool IsQuiet { get; init; }
}
