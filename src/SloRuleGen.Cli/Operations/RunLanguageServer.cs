using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Lsp;
using SloRuleGen.Cli.Rpc;
using SloRuleGen.PrometheusApi;

namespace SloRuleGen.Cli.Operations;

/// <param name="RunOf">What holds for a path; null for a document that is no file. Called for one at a time.</param>
/// <param name="Server">Whose metrics and labels are proposed; null for none.</param>
internal sealed record LanguageServerArguments(Func<string?, FoundRun> RunOf, PrometheusConnection? Server);

/// <summary>Serves an editor over standard input and output, until it says so or is gone.</summary>
internal static class RunLanguageServer
{
    public static int Run(LanguageServerArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        if (terminal.Input is null)
        {
            DiagnosticPrinter.For(terminal).Print([InputFiles.Unreadable(InputFiles.StandardInputName, new IOException("it is closed"))]);
            return ExitCode.Failed;
        }

        var framing = new HeaderFraming(terminal.Input);
        var output = new RpcOutput(terminal.Output, framing);
        using var names = arguments.Server is { } server ? new ServerNames(server, environment.Time) : null;
        using var peer = new LanguageServer(new SpecAnalyzer(environment, arguments.RunOf), names, output, environment.Time);
        var isWhole = new RpcLoop(framing, output, peer, terminal.Error).Run();
        return isWhole && peer.IsShutDown ? ExitCode.Ok : ExitCode.Refused;
    }
}
