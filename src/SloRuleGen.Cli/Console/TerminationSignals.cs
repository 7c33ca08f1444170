using System.Runtime.InteropServices;

namespace SloRuleGen.Cli.Console;

/// <summary>
/// For as long as it lives, a request to end the process (Ctrl-C, SIGTERM, a closed terminal) does not end it at once
/// but is told of: for what must not be left half done.
/// </summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action? _onSignal;
    private volatile bool _came;

    /// <param name="onSignal">Called whenever one comes, on a thread of its own; null for nothing.</param>
    public TerminationSignals(Action? onSignal = null)
    {
        _onSignal = onSignal;
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Note))];
    }

    public bool Came => _came;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void Note(PosixSignalContext context)
    {
        context.Cancel = true;
        _came = true;
        _onSignal?.Invoke();
    }
}
