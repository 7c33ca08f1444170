namespace SloRuleGen.Prometheus.Tests.Oracle;

/// <summary>
/// When an alert must fire and when it must not, where nobody knows its condition but within a time and a share of its threshold.
/// What fires is more, the more often the condition holds: so the least and the most that the condition may hold bound it.
/// </summary>
internal sealed class FiringBounds
{
    private readonly bool[] _surely;
    private readonly bool[] _maybe;

    /// <param name="fullness">At each evaluation how near the condition is to being met, over 1 where it is; several readings, any of which may be right.</param>
    /// <param name="around">How many evaluations earlier or later it may be so.</param>
    /// <param name="open">Which share of the threshold nothing is said within, at each evaluation. What is at 0 never fires.</param>
    public FiringBounds(IReadOnlyList<double[]> fullness, int around, Func<int, double> open, int after, int keep)
    {
        var count = fullness[0].Length;
        var (surely, maybe) = (new bool[count], new bool[count]);
        for (var i = 0; i < count; i++)
        {
            var (from, to, share) = (Math.Max(0, i - around), Math.Min(count - 1, i + around), open(i));
            surely[i] = fullness.All(reading => reading.AsSpan(from, to - from + 1).IndexOfAnyInRange(double.NegativeInfinity, 1 + share) < 0);
            maybe[i] = fullness.Any(reading => reading.AsSpan(from, to - from + 1).IndexOfAnyInRange(Math.BitIncrement(Math.Max(0, 1 - share)), double.PositiveInfinity) >= 0);
        }

        (_surely, _maybe) = (Firing(surely, after, keep), Firing(maybe, after, keep));
    }

    public bool? At(int evaluation) => _surely[evaluation] ? true : _maybe[evaluation] ? null : false;

    private static bool[] Firing(bool[] met, int after, int keep)
    {
        var firing = new bool[met.Length];
        var (since, last) = (-1, -1);
        for (var i = 0; i < met.Length; i++)
        {
            if (met[i])
            {
                if (since < 0) since = i;
                firing[i] = i - since >= after || (i > 0 && firing[i - 1]);
                last = i;
            }
            else
            {
                // It is first seen not to hold at the evaluation after the last at which it did.
                firing[i] = i > 0 && firing[i - 1] && i - (last + 1) < keep;
                if (!firing[i]) since = -1;
            }
        }

        return firing;
    }
}
