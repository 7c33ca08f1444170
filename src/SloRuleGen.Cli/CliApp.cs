using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Commands;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;

namespace SloRuleGen.Cli;

/// <summary>The command line as a whole: finds the command, runs it, and gives every outcome its exit code.</summary>
internal static class CliApp
{
    private const string DebugVariable = "SLOGEN_DEBUG";

    /// <summary>No option is one letter alone, so that <c>-output</c> is a mistake and not <c>-o utput</c>; and <c>@name</c> is a file.</summary>
    private static readonly ParserConfiguration s_parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static int Run(IReadOnlyList<string> args, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        try
        {
            var exitCode = args is ["--version"] ? TellVersion(terminal) : RunCommand(args, environment);
            terminal.Output.Flush();
            return exitCode;
        }
        catch (IOException e) when (IoFailure.IsBrokenPipe(e))
        {
            // Who reads the output has enough of it.
            return ExitCode.Ok;
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            // Commands handle what goes wrong with files; what is left are the standard streams.
            Report($"slogen: cannot write the output: {IoFailure.ReasonOf(e)}", terminal.Error);
        }
        catch (Exception e)
        {
            Report($"slogen: internal error, please report it: {e.GetType().Name}: {PlainText.OneLine(e.Message.ReplaceLineEndings(" "))}", terminal.Error);
            if (!string.IsNullOrEmpty(environment.Variable(DebugVariable))) Report(e.ToString(), terminal.Error);
        }

        return ExitCode.Failed;
    }

    private static void Report(string message, TextWriter error)
    {
        try
        {
            error.WriteLine(message);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            // Nobody listens any more; the exit code still tells.
        }
    }

    /// <summary>What scripts ask most is answered without making the commands, and without what reads command lines.</summary>
    private static int TellVersion(Terminal terminal)
    {
        terminal.Output.WriteLine(ProgramVersion.Text);
        return ExitCode.Ok;
    }

    private static int RunCommand(IReadOnlyList<string> args, CliEnvironment environment) =>
        Invoke(SlogenCommand.Create(environment, Run).Parse(AlertmanagerOption.Complete(args), s_parsing), environment.Terminal);

    private static int Invoke(ParseResult parse, Terminal terminal)
    {
        if (parse is { Errors: [_, ..], Action: null or not { ClearsParseErrors: true } }) return Refuse(parse, terminal.Error);
        return parse.Invoke(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static int Refuse(ParseResult parse, TextWriter error)
    {
        // A mistyped command is also a missing one: once said is enough.
        var messages = parse.UnmatchedTokens.Count > 0 && parse.CommandResult.Parent is null
            ? parse.UnmatchedTokens.Take(1).Select(word => UnknownWord.Command(word, parse.CommandResult))
            : parse.Errors.Select(e => e.Message).Distinct();
        return UsageError.Report(parse.CommandResult, messages, error);
    }
}
