using System.Globalization;

namespace SloRuleGen.Cli.Report.Charts;

/// <summary>A place on an axis that has a label.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Where values lie on an axis.</summary>
internal sealed class Scale
{
    private readonly Func<double, double> _bend;

    private Scale(string name, double from, double to, IReadOnlyList<Tick> ticks, Func<double, double> bend) =>
        (Name, From, To, Ticks, _bend) = (name, from, to, [.. ticks.Where(tick => tick.Value >= Math.Min(from, to) && tick.Value <= Math.Max(from, to))], bend);

    /// <summary>What the axis shows, and in which unit.</summary>
    public string Name { get; }

    /// <summary>The value at its begin.</summary>
    public double From { get; }

    /// <summary>The value at its end, which may be the lesser.</summary>
    public double To { get; }

    public IReadOnlyList<Tick> Ticks { get; }

    public static Scale Linear(string name, double from, double to, IReadOnlyList<Tick> ticks) => new(name, from, to, ticks, value => value);

    /// <summary>Each ten times as much is as far away.</summary>
    /// <param name="from">Over zero, as <paramref name="to"/> is.</param>
    public static Scale Log(string name, double from, double to, IReadOnlyList<Tick> ticks) => new(name, from, to, ticks, Math.Log10);

    /// <summary>Where a value lies, from 0 at the begin to 1 at the end; what is beyond an end lies on it. NaN of NaN.</summary>
    public double At(double value) => Math.Clamp((_bend(value) - _bend(From)) / (_bend(To) - _bend(From)), 0, 1);

    /// <summary>Shares in steps of ten times, such as 0.1%, 1%, 10% and 100%.</summary>
    public static IReadOnlyList<Tick> Decades(Func<double, string> label) => [.. Enumerable.Range(-12, 24).Select(power => Math.Pow(10, power)).Select(value => new Tick(value, label(value)))];

    /// <summary>Such as <c>0.1%</c>.</summary>
    public static string Percent(double share) => $"{Number(share * 100)}%";

    public static string Number(double value) => Math.Round(value, 12).ToString("0.############", CultureInfo.InvariantCulture);
}
