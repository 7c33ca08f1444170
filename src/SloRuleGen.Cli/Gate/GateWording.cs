using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Gate;

/// <summary>How a gate speaks, in every format.</summary>
internal static class GateWording
{
    /// <summary>More of one SLO than a person reads.</summary>
    public const int MostReasons = 10;

    public static string WordOf(Verdict verdict) => verdict switch { Verdict.Wait => "wait", Verdict.Unknown => "unknown", _ => "go" };

    /// <summary>What is left of a budget. One that is nearly spent is not shown as spent, nor as left.</summary>
    public static string Left(double share) => share switch
    {
        <= -0.001 => $"its error budget is overspent by {Shares.Remaining(share).TrimStart('-')}",
        <= 0 => "nothing of its error budget is left",
        < 0.001 => "less than 0.1% of its error budget is left",
        _ => $"{Shares.Remaining(share)} of its error budget is left",
    };

    /// <summary>The lines of what is said of an SLO.</summary>
    public static IReadOnlyList<string> LinesOf(SloVerdict slo)
    {
        var lines = slo.Reasons.Concat(slo.Notes).Select(reason => PlainText.OneLine(reason.Line)).ToList();
        return lines.Count <= MostReasons ? lines : [.. lines.Take(MostReasons), $"and {lines.Count - MostReasons} more"];
    }

    /// <summary>Such as <c>The release should wait: 1 of 3 SLOs says so, and of 1 it cannot be told.</c></summary>
    public static string Summary(GateReport report)
    {
        if (report.Problem is not null) return "Whether the release may go cannot be told: the server does not answer.";
        var (all, wait, unknown) = (report.Slos.Count, CountOf(Verdict.Wait), CountOf(Verdict.Unknown));
        var slos = all == 1 ? "the SLO" : $"{{0}} of {all} SLOs";
        return report.Verdict switch
        {
            Verdict.Wait => $"The release should wait: {Of(wait)} {(wait == 1 ? "says" : "say")} so{(unknown == 0 ? "" : $", and of {unknown} it cannot be told")}.",
            Verdict.Unknown => $"Whether the release may go cannot be told{(all == 1 ? "" : $": it is not known of {Of(unknown)}")}.",
            _ => all == 1 ? "The release may go: the SLO allows it." : $"The release may go: all {all} SLOs allow it.",
        };

        string Of(int count) => slos.Replace("{0}", count.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        int CountOf(Verdict verdict) => report.Slos.Count(slo => slo.Verdict == verdict);
    }

    /// <summary>What an override does; null without one.</summary>
    public static string? Override(GateReport report) => report.Overriding is null ? null
        : report.Verdict == Verdict.Go ? $"NOTHING TO OVERRIDE, though a reason was given: {PlainText.OneLine(report.Overriding)}"
        : $"OVERRIDDEN, the release goes all the same: {PlainText.OneLine(report.Overriding)}";
}
