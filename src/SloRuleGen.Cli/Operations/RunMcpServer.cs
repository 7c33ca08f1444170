using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Mcp;
using SloRuleGen.Cli.Rpc;

namespace SloRuleGen.Cli.Operations;

/// <summary>Serves an agent over standard input and output, until it is gone.</summary>
internal static class RunMcpServer
{
    /// <param name="run">Runs a command line, and returns its exit code.</param>
    /// <param name="server">The options by which a server is reached.</param>
    public static int Run(Func<IReadOnlyList<string>, CliEnvironment, int> run, IReadOnlyList<string> server, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        if (terminal.Input is null)
        {
            DiagnosticPrinter.For(terminal).Print([InputFiles.Unreadable(InputFiles.StandardInputName, new IOException("it is closed"))]);
            return ExitCode.Failed;
        }

        var framing = new LineFraming(terminal.Input);
        var peer = new McpServer((tool, given, cancellation) => new McpCall(tool, environment, run, server).Run(given, cancellation));
        return new RpcLoop(framing, new RpcOutput(terminal.Output, framing), peer, terminal.Error).Run() ? ExitCode.Ok : ExitCode.Refused;
    }
}
