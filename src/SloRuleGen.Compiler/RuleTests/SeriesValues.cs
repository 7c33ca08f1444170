using System.Globalization;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>Writes what a series does in promtool's notation: <c>a+bxn</c> is a sample and n more, each b larger.</summary>
internal static class SeriesValues
{
    public static string Of(RawSeries series, Timeline timeline, PromDuration step, bool isGauge)
    {
        var parts = new List<string>();
        var value = Fraction.Zero;
        var wasThere = false;
        foreach (var (start, end, stretch) in timeline.Parts)
        {
            // A sample at the start of a stretch still belongs to the one before it, but the first of all.
            var isFirst = start == PromDuration.Zero;
            var steps = end.Milliseconds / step.Milliseconds - start.Milliseconds / step.Milliseconds;
            var samples = steps + (isFirst ? 1 : 0);
            if (samples == 0) continue;
            var growth = isGauge ? 0 : series.PerEvent(stretch.Failing) * stretch.PerMinute * step.Minutes;
            if (stretch.IsGone || (stretch.WithoutFailures && series.CountsOnlyFailures))
            {
                if (wasThere) parts.Add("stale");
                if (samples > 1 || !wasThere) parts.Add(Invariant($"_x{samples - (wasThere ? 1 : 0)}"));
            }
            else if (series.IsDelta)
            {
                parts.Add(Invariant($"{growth}+0x{samples - 1}"));
            }
            else
            {
                var first = isGauge ? series.PerEvent(stretch.Failing) : isFirst ? value : value + growth;
                parts.Add(Invariant($"{first}+{growth}x{samples - 1}"));
            }

            value += growth * steps;
            wasThere = !stretch.IsGone && !(stretch.WithoutFailures && series.CountsOnlyFailures);
        }

        return string.Join(' ', parts);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
