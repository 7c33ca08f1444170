using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Shells;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen man</c>: the manual page.</summary>
internal static class ManCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var command = new DocumentedCommand("man", "Print the manual page, for man.", "slogen man | man -l -", "slogen man > /usr/local/share/man/man1/slogen.1");
        command.SetAction(parse =>
        {
            var program = parse.RootCommandResult.Command;
            environmentOf(parse).Terminal.Output.Write(ManualPage.Of(CommandWords.Of(program), ProgramVersion.Text, path => ExamplesOf(program, path)));
            return ExitCode.Ok;
        });
        return command;
    }

    private static IReadOnlyList<string> ExamplesOf(Command program, string path)
    {
        foreach (var word in path.Split(' ')[1..]) program = program.Subcommands.First(command => command.Name == word);
        return program is DocumentedCommand { Examples: var examples } ? examples : [];
    }
}
