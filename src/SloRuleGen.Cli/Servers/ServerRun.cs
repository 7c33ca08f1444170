using SloRuleGen.Cli.Console;
using SloRuleGen.PrometheusApi;

namespace SloRuleGen.Cli.Servers;

/// <summary>Asks a server for what a command shows, and tells why where it cannot be had.</summary>
internal static class ServerRun
{
    /// <summary>How the shell tells that a user ended a program with Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Asks once.</summary>
    /// <param name="ask">Asks all that is wanted.</param>
    /// <param name="show">Prints it, and returns the exit code.</param>
    /// <param name="failed">Tells why there is no answer, in lines, and returns the exit code; null to print them.</param>
    public static int Run<T>(
        ServerArguments arguments, CliEnvironment environment, Func<ServerTalk, Task<T>> ask, Func<T, int> show, Func<IReadOnlyList<string>, int>? failed = null)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(environment.Stop);
        using var signals = new TerminationSignals(cancel.Cancel);
        Asked<T> asked;
        try
        {
            using var client = new PrometheusClient(arguments.Connection);
            using var progress = new ProgressBar($"Asking {arguments.Connection.Address.Authority}", environment.Terminal, environment.Time);
            asked = Ask(client, arguments, ask, progress, cancel.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (PrometheusApiException e)
        {
            asked = new(default, [e.Message]);
        }

        if (asked.Answer is null && failed is not null) return failed([.. asked.Remarks.Select(PlainText.OneLine)]);
        foreach (var remark in asked.Remarks) environment.Terminal.Error.WriteLine($"slogen: {PlainText.OneLine(remark)}");
        return asked.Answer is { } answer ? show(answer) : ExitCode.Failed;
    }

    /// <summary>Asks again and again, until the user ends it. A server that does not answer the first time is hardly the one that is meant: that ends it, too.</summary>
    /// <param name="interval">Over 0.</param>
    /// <param name="show">Shows the last answer, and why there is none now where that is so.</param>
    public static int Watch<T>(
        ServerArguments arguments, CliEnvironment environment, TimeSpan interval, Func<ServerTalk, Task<T>> ask, Action<T, string?> show)
        where T : class
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(environment.Stop);
        using var signals = new TerminationSignals(cancel.Cancel);
        try
        {
            using var client = new PrometheusClient(arguments.Connection);
            for (T? last = null; ;)
            {
                var asked = TryAsk(client);
                last = asked.Answer ?? last;
                if (last is null) return Failed(asked.Remarks);
                show(last, asked.Answer is null ? string.Join("; ", asked.Remarks) : null);
                Task.Delay(interval, environment.Time, cancel.Token).GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
        catch (PrometheusApiException e)
        {
            return Failed([e.Message]);
        }

        int Failed(IReadOnlyList<string> reasons)
        {
            foreach (var reason in reasons) environment.Terminal.Error.WriteLine($"slogen: {PlainText.OneLine(reason)}");
            return ExitCode.Failed;
        }

        Asked<T> TryAsk(PrometheusClient client)
        {
            try
            {
                return Ask(client, arguments, ask, new Progress<double>(), cancel.Token);
            }
            catch (PrometheusApiException e)
            {
                return new(null, [e.Message]);
            }
        }
    }

    private static Asked<T> Ask<T>(PrometheusClient client, ServerArguments arguments, Func<ServerTalk, Task<T>> ask, IProgress<double> progress, CancellationToken cancellation)
    {
        var warnings = new ServerWarnings();
        var answer = Task.Run(() => ask(new ServerTalk(client, warnings, progress, cancellation)), cancellation).GetAwaiter().GetResult();
        IReadOnlyList<string> remarks = [.. warnings.All.Select(warning => $"{arguments.Connection.Address}: the server warns: {warning}")];
        return remarks.Count == 0 || arguments.AllowPartial
            ? new(answer, remarks)
            : new(default, [.. remarks, "the answer may not be whole, so it is not shown; --allow-partial shows it"]);
    }

    /// <param name="Answer">Null where there is none, or none that may be shown.</param>
    /// <param name="Remarks">What the server warns of, and why there is no answer.</param>
    private sealed record Asked<T>(T? Answer, IReadOnlyList<string> Remarks);
}
