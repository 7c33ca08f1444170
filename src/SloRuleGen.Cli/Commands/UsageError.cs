using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Commands;

/// <summary>Tells what is wrong with a command line.</summary>
internal static class UsageError
{
    /// <returns>The exit code.</returns>
    public static int Report(CommandResult command, IEnumerable<string> messages, TextWriter error)
    {
        foreach (var message in messages) error.WriteLine($"slogen: {PlainText.Lines(message)}");
        error.WriteLine($"Run '{PathOf(command)} --help' for usage.");
        return ExitCode.Failed;
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
