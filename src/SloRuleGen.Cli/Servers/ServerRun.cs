using SloRuleGen.Cli.Console;
using SloRuleGen.PrometheusApi;

namespace SloRuleGen.Cli.Servers;

/// <summary>Asks a server for what a command shows, and tells why where it cannot be had.</summary>
internal static class ServerRun
{
    /// <summary>How the shell tells that a user ended a program with Ctrl-C.</summary>
    private const int Interrupted = 130;

    /// <param name="ask">Asks all that is wanted; warnings of the server go to the given list.</param>
    /// <param name="show">Prints it, and returns the exit code.</param>
    public static int Run<T>(
        ServerArguments arguments, Terminal terminal, Func<PrometheusClient, ServerWarnings, CancellationToken, Task<T>> ask, Func<T, int> show)
    {
        using var cancel = new CancellationTokenSource();
        using var signals = new TerminationSignals(cancel.Cancel);
        var warnings = new ServerWarnings();
        T answer;
        try
        {
            using var client = new PrometheusClient(arguments.Connection);
            answer = Task.Run(() => ask(client, warnings, cancel.Token), cancel.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (PrometheusApiException e)
        {
            terminal.Error.WriteLine($"slogen: {PlainText.OneLine(e.Message)}");
            return ExitCode.Failed;
        }

        foreach (var warning in warnings.All) terminal.Error.WriteLine($"slogen: {arguments.Connection.Address}: the server warns: {PlainText.OneLine(warning)}");
        if (warnings.All.Count > 0 && !arguments.AllowPartial)
        {
            terminal.Error.WriteLine("slogen: the answer may not be whole, so it is not shown; --allow-partial shows it");
            return ExitCode.Failed;
        }

        return show(answer);
    }
}
