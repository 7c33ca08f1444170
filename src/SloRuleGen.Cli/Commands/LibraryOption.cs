using System.CommandLine;

namespace SloRuleGen.Cli.Commands;

/// <summary>The files of SLI templates that a command lets specs use.</summary>
internal static class LibraryOption
{
    public static Option<string[]> Create() => new("--library")
    {
        Description = "SLI templates that the specs may use: a file, or a folder searched for *.sli.yaml and *.sli.yml. May be repeated.",
        HelpName = "FILE|DIR",
        DefaultValueFactory = _ => [],
    };
}
