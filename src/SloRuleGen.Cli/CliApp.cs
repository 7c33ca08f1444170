using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Commands;

namespace SloRuleGen.Cli;

/// <summary>The command line as a whole: finds the command, runs it, and gives every outcome its exit code.</summary>
internal static class CliApp
{
    private const string DebugVariable = "SLOGEN_DEBUG";

    public static int Run(IReadOnlyList<string> args, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        try
        {
            var exitCode = Invoke(SlogenCommand.Create(environment).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }), terminal);
            terminal.Output.Flush();
            return exitCode;
        }
        catch (IOException e)
        {
            // Commands handle what goes wrong with files; what is left is standard output.
            terminal.Error.WriteLine($"slogen: cannot write the output: {IoFailure.ReasonOf(e)}");
        }
        catch (Exception e)
        {
            terminal.Error.WriteLine($"slogen: internal error, please report it: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
            if (!string.IsNullOrEmpty(environment.Variable(DebugVariable))) terminal.Error.WriteLine(e);
        }

        return ExitCode.Failed;
    }

    private static int Invoke(ParseResult parse, Terminal terminal)
    {
        if (parse is { Errors: [_, ..], Action: null or not { ClearsParseErrors: true } }) return UsageError(parse, terminal.Error);
        return parse.Invoke(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static int UsageError(ParseResult parse, TextWriter error)
    {
        // A mistyped command is also a missing one: once said is enough.
        var messages = parse.UnmatchedTokens.Count > 0 && parse.CommandResult.Parent is null
            ? parse.UnmatchedTokens.Take(1).Select(token => $"There is no command or option '{token}'.")
            : parse.Errors.Select(e => e.Message).Distinct();
        foreach (var message in messages) error.WriteLine($"slogen: {message}");
        error.WriteLine($"Run '{PathOf(parse.CommandResult)} --help' for usage.");
        return ExitCode.Failed;
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
