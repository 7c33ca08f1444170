using System.CommandLine;

namespace SloRuleGen.Cli.Commands;

/// <summary>Whether a command tells of what is wrong alone.</summary>
internal static class QuietOption
{
    public static Option<bool> Create() => new("--quiet", "-q")
    {
        Description = "Print errors and warnings alone, and no report of what was done.",
    };
}
