using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Report;

/// <summary>Values that people choose, for axes and rows.</summary>
internal static class NiceNumbers
{
    private static readonly (string Label, double Seconds)[] s_times =
    [
        ("1s", 1), ("10s", 10), ("1m", 60), ("10m", 600), ("1h", 3600), ("6h", 21_600), ("1d", 86_400), ("3d", 259_200), ("10d", 864_000), ("30d", 2_592_000), ("100d", 8_640_000),
        ("1y", 31_557_600),
    ];

    /// <summary>1, 2, 5, 10, 20 and so on: all that lie between two numbers, both included.</summary>
    /// <param name="from">At least 1e-12.</param>
    public static IEnumerable<Fraction> Between(Fraction from, Fraction to)
    {
        var decade = new Fraction(1, 1_000_000_000_000);
        for (; decade <= to; decade *= 10)
        {
            foreach (var number in (long[])[1, 2, 5])
            {
                var value = decade * number;
                if (value >= from && value <= to) yield return value;
            }
        }
    }

    /// <summary>An axis of times, each ten times as long as far away.</summary>
    /// <param name="from">In seconds, over zero.</param>
    /// <param name="to">In seconds.</param>
    public static Scale Times(string name, double from, double to) => Scale.Log(name, from, to, [.. s_times.Select(time => new Tick(time.Seconds, time.Label))]);

    /// <summary>An axis of shares of a budget, from what is left at most to what is left at least.</summary>
    /// <param name="least">In a chart as the axis ends; what is less is drawn there.</param>
    public static Scale Budget(double least) => Scale.Linear(
        "Budget left",
        least,
        1,
        [.. Enumerable.Range(-20, 25).Select(quarter => quarter / 4.0).Where(value => least > -0.6 || value % 0.5 == 0).Select(value => new Tick(value, Scale.Percent(value)))]);
}
