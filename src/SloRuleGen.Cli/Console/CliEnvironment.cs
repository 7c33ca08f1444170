namespace SloRuleGen.Cli.Console;

/// <summary>What a run takes from the process that it runs in.</summary>
/// <param name="CurrentDirectory">An absolute path, which relative paths are resolved against.</param>
/// <param name="Variable">The value of an environment variable, or null.</param>
internal sealed record CliEnvironment(Terminal Terminal, string CurrentDirectory, Func<string, string?> Variable)
{
    /// <summary>The clock, which tests set.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Ends what goes on until somebody ends it, as Ctrl-C does.</summary>
    public CancellationToken Stop { get; init; }

    public string FullPath(string path) => Path.GetFullPath(path, CurrentDirectory);

    /// <summary>What users call a place: its path from the current folder.</summary>
    public string NameOf(string fullPath) => Path.GetRelativePath(CurrentDirectory, fullPath);
}
