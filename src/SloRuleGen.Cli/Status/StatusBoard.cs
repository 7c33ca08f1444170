using System.Globalization;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Status;

/// <summary>Shows how SLOs stand over and over. Where a terminal has too few lines for all, it shows the worst.</summary>
/// <param name="server">What is asked.</param>
internal sealed class StatusBoard(string server, TimeSpan interval, CliEnvironment environment)
{
    private readonly Screen _screen = new(environment.Terminal);
    private DateTimeOffset? _answered;

    /// <param name="statuses">The worst first; those of the last answer where there is a problem.</param>
    /// <param name="problem">Why the server did not answer now, or has nothing to show; null for none.</param>
    public void Show(IReadOnlyList<BudgetStatus> statuses, string? problem)
    {
        var now = environment.Time.GetUtcNow();
        if (problem is null) _answered = now;
        var (fits, tooMany) = (LinesOf(statuses, statuses.Count, now, problem), statuses.Count);
        if (_screen.Room is { } room && fits.Count > room)
        {
            // The most that there is room for.
            for (var least = 0; tooMany - least > 1;)
            {
                var middle = (least + tooMany) / 2;
                if (LinesOf(statuses, middle, now, problem).Count <= room) least = middle;
                else tooMany = middle;
            }

            fits = LinesOf(statuses, Math.Max(tooMany - 1, 1), now, problem);
        }

        _screen.Show(fits);
    }

    private IReadOnlyList<string> LinesOf(IReadOnlyList<BudgetStatus> statuses, int count, DateTimeOffset now, string? problem) => _screen.LinesOf(terminal =>
    {
        var output = new TextTables(terminal);
        output.Line($"{server} at {Clock(now)}, again each {Shares.Span(interval)}; Ctrl-C ends it");
        if (problem is not null) output.Line(PlainText.OneLine(problem));
        if (problem is not null && _answered is { } last && statuses.Count > 0) output.Line($"What follows is the answer of {Clock(last)}.");
        if (statuses.Count == 0) return;
        StatusTable.Print([.. statuses.Take(count)], terminal, statuses);
        if (statuses.Count - count is > 0 and var hidden) output.Line($"{hidden} more {(hidden == 1 ? "is" : "are")} not shown, none of them worse.");
    });

    private static string Clock(DateTimeOffset time) => time.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
