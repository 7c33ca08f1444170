using SloRuleGen.Cli.Console;
using SloRuleGen.PrometheusApi;

namespace SloRuleGen.Cli.Servers;

/// <summary>Asks a server for what a command shows, and tells why where it cannot be had.</summary>
internal static class ServerRun
{
    /// <summary>How the shell tells that a user ended a program with Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <param name="ask">Asks all that is wanted.</param>
    /// <param name="show">Prints it, and returns the exit code.</param>
    public static int Run<T>(ServerArguments arguments, CliEnvironment environment, Func<ServerTalk, Task<T>> ask, Func<T, int> show)
    {
        using var cancel = new CancellationTokenSource();
        using var signals = new TerminationSignals(cancel.Cancel);
        var error = environment.Terminal.Error;
        var warnings = new ServerWarnings();
        T answer;
        try
        {
            using var client = new PrometheusClient(arguments.Connection);
            answer = Ask(arguments, environment, progress => ask(new ServerTalk(client, warnings, progress, cancel.Token)), cancel.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (PrometheusApiException e)
        {
            error.WriteLine($"slogen: {PlainText.OneLine(e.Message)}");
            return ExitCode.Failed;
        }

        foreach (var warning in warnings.All) error.WriteLine($"slogen: {arguments.Connection.Address}: the server warns: {PlainText.OneLine(warning)}");
        if (warnings.All.Count > 0 && !arguments.AllowPartial)
        {
            error.WriteLine("slogen: the answer may not be whole, so it is not shown; --allow-partial shows it");
            return ExitCode.Failed;
        }

        return show(answer);
    }

    private static T Ask<T>(ServerArguments arguments, CliEnvironment environment, Func<IProgress<double>, Task<T>> ask, CancellationToken cancellation)
    {
        using var progress = new ProgressBar($"Asking {arguments.Connection.Address.Authority}", environment.Terminal, environment.Time);
        return Task.Run(() => ask(progress), cancellation).GetAwaiter().GetResult();
    }
}
