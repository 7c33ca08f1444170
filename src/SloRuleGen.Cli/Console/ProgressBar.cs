namespace SloRuleGen.Cli.Console;

/// <summary>
/// Shows on a terminal how far something is that takes longer than a moment: one line on standard error, which is gone once it is over.
/// Nothing else may be printed there as long as it lives.
/// </summary>
internal sealed class ProgressBar : IProgress<double>, IDisposable
{
    private const int Cells = 20;

    /// <summary>What is over sooner needs no bar.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_redrawn = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly string _what;
    private readonly TextWriter _error;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer? _timer;
    private double _share;
    private int _drawn;
    private bool _isOver;

    /// <param name="what">What is under way, such as <c>Asking localhost:9090</c>; a line of a terminal has to hold it with the bar.</param>
    public ProgressBar(string what, Terminal terminal, TimeProvider time)
    {
        (_what, _error, _time, _start) = (PlainText.OneLine(what), terminal.Error, time, time.GetTimestamp());
        if (terminal.ErrorShowsProgress) _timer = time.CreateTimer(_ => Draw(), null, s_patience, s_redrawn);
    }

    /// <summary>Tells how much is done.</summary>
    /// <param name="value">From 0 to 1. Less than before is not shown.</param>
    public void Report(double value)
    {
        lock (_lock) _share = Math.Clamp(value, _share, 1);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            _isOver = true;
            if (_drawn > 0) Write($"\r{new string(' ', _drawn)}\r");
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            if (_isOver) return;
            var done = (int)(_share * Cells);
            var line = $"{_what} [{new string('#', done)}{new string('-', Cells - done)}] {(int)(_share * 100),3}% {(int)_time.GetElapsedTime(_start).TotalSeconds}s";
            Write($"\r{line.PadRight(_drawn)}");
            _drawn = line.Length;
        }
    }

    private void Write(string text)
    {
        try
        {
            _error.Write(text);
            _error.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody sees it any more, and what is under way matters more.
            _isOver = true;
        }
    }
}
