namespace SloRuleGen.Cli;

/// <summary>The three streams of a run, and how they may be used.</summary>
internal sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error)
{
    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The columns of the terminal behind <see cref="Output"/>; null where there is none, so that nothing wraps.</summary>
    public int? Width { get; init; }

    /// <summary>False once the user said no to colours.</summary>
    public bool AllowsColour { get; init; } = true;

    public bool OutputHasColour => AllowsColour && OutputIsTerminal;

    public bool ErrorHasColour => AllowsColour && ErrorIsTerminal;
}
