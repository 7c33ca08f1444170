using System.Globalization;

namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>The tables.</summary>
internal sealed class Report(TextWriter output)
{
    /// <summary>The least that generated rules must be cheaper by, in samples and in time.</summary>
    private static readonly (double Samples, double Seconds) s_raw = (300, 50);
    private static readonly (double Samples, double Seconds) s_mean = (50, 10);

    /// <summary>Returns whether the bars are met.</summary>
    public bool Print(ShapeCost generated, ShapeCost raw, ShapeCost mean, IReadOnlyList<string> windows)
    {
        IReadOnlyList<ShapeCost> all = [generated, raw, mean];
        Line("| rules | samples each 30 s | ms each 30 s | samples an hour | seconds an hour | cores for 1 000 SLOs |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var cost in all)
            Line($"| {cost.Shape.Name} | {cost.Samples:N0} | {cost.Seconds * 1000:N2} | {cost.Samples * 120:N0} | {cost.Seconds * 120:N2} | {cost.Seconds * 1000 / 30:N2} |");
        Line("");
        Line($"| error of | {string.Join(" | ", windows)} |");
        Line($"| --- |{string.Concat(windows.Select(_ => " ---: |"))}");
        foreach (var cost in all) Line($"| {cost.Shape.Name} | {string.Join(" | ", windows.Select(window => Percent(cost.Errors[window])))} |");
        Line("");
        Line("| generated rule | each | samples | ms |");
        Line("| --- | ---: | ---: | ---: |");
        foreach (var rule in generated.Rules)
            Line($"| {rule.Rule.Record ?? "an alert"} | {rule.Rule.Every} s | {rule.Samples:N0} | {rule.Seconds * 1000:N2} |");
        Line("");
        return Compare(generated, raw, s_raw) & Compare(generated, mean, s_mean);
    }

    private bool Compare(ShapeCost generated, ShapeCost other, (double Samples, double Seconds) least)
    {
        var (samples, seconds) = (other.Samples / generated.Samples, other.Seconds / generated.Seconds);
        var met = samples >= least.Samples && seconds >= least.Seconds;
        Line($"Against {other.Shape.Name}: {samples:N0} times fewer samples (at least {least.Samples}), {seconds:N0} times less time (at least {least.Seconds}): {(met ? "met" : "NOT met")}.");
        return met;
    }

    private static string Percent(double share) => share.ToString("P3", CultureInfo.InvariantCulture);

    private void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private void Line(string line) => output.WriteLine(line);
}
