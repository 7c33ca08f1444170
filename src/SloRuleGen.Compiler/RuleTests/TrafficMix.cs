using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>Finds how much each counter must grow with a good event and with a bad one.</summary>
internal static class TrafficMix
{
    /// <param name="bad">What an event of each counter adds to the bad events.</param>
    /// <param name="total">What it adds to all events.</param>
    /// <returns>By how much each counter grows with a good event and with a bad one; null if no mix does it.</returns>
    public static IReadOnlyList<(Fraction PerGood, Fraction PerBad)>? Find(IReadOnlyList<Fraction> bad, IReadOnlyList<Fraction> total)
    {
        // Two numbers are given, all events and bad events, so two counters are enough. The others stand still.
        for (var i = 0; i < bad.Count; i++)
        {
            for (var j = 0; j < bad.Count; j++)
            {
                var determinant = bad[i] * total[j] - bad[j] * total[i];
                if (determinant.Sign == 0) continue;
                var (good, failed) = (Mix(0), Mix(1));
                if (good.I.Sign < 0 || good.J.Sign < 0 || failed.I.Sign < 0 || failed.J.Sign < 0) continue;
                return [.. bad.Select((_, k) => k == i ? (good.I, failed.I) : k == j ? (good.J, failed.J) : (Fraction.Zero, Fraction.Zero))];

                (Fraction I, Fraction J) Mix(Fraction failing) =>
                    ((failing * total[j] - bad[j]) / determinant, (bad[i] - failing * total[i]) / determinant);
            }
        }

        return null;
    }
}
