using System.CommandLine;

namespace SloRuleGen.Cli.Commands;

/// <summary>Whether a command tells of what is wrong alone.</summary>
internal static class QuietOption
{
    private const string Name = "--quiet";

    public static Option<bool> Create(string description = "Print errors and warnings alone, and no report of what was done.") => new(Name, "-q")
    {
        Description = description,
    };

    /// <summary>Whether it is given, to a command that has it.</summary>
    public static bool IsOn(ParseResult parse) =>
        parse.CommandResult.Command.Options.OfType<Option<bool>>().FirstOrDefault(option => option.Name == Name) is { } quiet && parse.GetValue(quiet);
}
