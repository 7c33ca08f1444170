using System.Globalization;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Check;

/// <summary>What the rules of an SLO will read on a server: series times window, as <c>docs/cost.md</c> reckons.</summary>
/// <param name="Slo">Its id.</param>
/// <param name="Scraped">Series that are scraped.</param>
/// <param name="Groups">Groups of the labels of <c>by</c>; one without any.</param>
/// <param name="Samples">Samples that all rules read in 30 seconds.</param>
/// <param name="MostAtOnce">Samples that the costliest rule reads in one evaluation.</param>
internal sealed record RuleCost(string Slo, long Scraped, long Groups, double Samples, double MostAtOnce)
{
    private const string RecordPrefix = "slo:";

    /// <summary>Half of what a query may read before Prometheus refuses it, unless it is told otherwise (<c>--query.max-samples</c>).</summary>
    private const double MostOfRule = 25e6;

    private const double MostOfSlo = 10e6;

    public static async Task<RuleCost?> OfAsync(SloPlan slo, IReadOnlyList<RuleGroup> groups, AskedServer server)
    {
        if (MeasuredSeries.Of(slo) is not [var first, ..] || groups.Any(group => group.Rules.Any(rule => rule.Expr.DescendantsAndSelf().Any(node => node is OpaqueExpr)))) return null;
        var scrape = (await ScrapeCheck.IntervalAsync(first.Selector, server).ConfigureAwait(false) ?? slo.Service.ScrapeInterval?.Value ?? PromDuration.FromSeconds(30)).Milliseconds;
        var by = slo.Slo.Sli.By;
        var divided = by is [] ? 1 : Math.Max(1, await server.CountAsync($"count by ({string.Join(", ", by.Select(PromQL.PromQLPrinter.PrintLabel))}) ({AskedServer.Seen(first.Selector)})").ConfigureAwait(false));
        var steps = groups.SelectMany(group => group.Rules.OfType<Rule.Recording>().Select(rule => (rule.Name, group.Interval.Milliseconds)))
            .GroupBy(record => record.Name).ToDictionary(record => record.Key, record => record.First().Milliseconds);

        var counts = new Dictionary<string, long>();
        foreach (var selector in groups.SelectMany(group => group.Rules).SelectMany(rule => rule.Expr.Selectors()).Select(AskedServer.Plain).DistinctBy(selector => selector.ToString()))
            counts[selector.ToString()] = IsRecord(selector) ? divided : await server.CountAsync(AskedServer.Seen(selector)).ConfigureAwait(false);

        var (samples, most) = (0.0, 0.0);
        foreach (var (group, rule) in groups.SelectMany(group => group.Rules.Select(rule => (group, rule))))
        {
            var once = Read(rule.Expr);
            samples += once * 30_000 / group.Interval.Milliseconds;
            most = Math.Max(most, once);
        }

        // Of one metric the selector that matches the most, which holds the others.
        var scraped = groups.SelectMany(group => group.Rules).SelectMany(rule => rule.Expr.Selectors()).Where(selector => !IsRecord(selector))
            .GroupBy(selector => selector.Metric()).Sum(metric => metric.Max(selector => counts[AskedServer.Plain(selector).ToString()]));
        return new RuleCost(slo.Id, scraped, divided, samples, most);

        double Read(Expr expr)
        {
            var read = 0.0;
            var pending = new Stack<(Expr Node, double Times)>([(expr, 1)]);
            while (pending.TryPop(out var next))
            {
                var (node, times) = next;
                switch (node)
                {
                    case VectorSelector vector: read += times * counts[AskedServer.Plain(vector).ToString()]; break;
                    case MatrixSelector matrix:
                        var step = matrix.Vector.Metric() is { } metric && steps.TryGetValue(metric, out var recorded) ? recorded : scrape;
                        read += times * counts[AskedServer.Plain(matrix.Vector).ToString()] * Math.Max(1, Length(matrix.Range) / step);
                        break;
                    case SubqueryExpr subquery: pending.Push((subquery.Operand, times * Math.Max(1, Length(subquery.Range) / (subquery.Step is { } width ? Length(width) : 60_000)))); break;
                    default:
                        foreach (var operand in node.Operands()) pending.Push((operand, times));
                        break;
                }
            }

            return read;
        }
    }

    /// <summary>One line for people.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture, $"{Slo}: {Scraped} series scraped{(Groups > 1 ? $", {Groups} groups" : "")}; the rules read about {Rounded(Samples)} samples each 30s");

    public Diagnostic? Check(SloPlan slo) => MostAtOnce > MostOfRule
        ? new(ServerDiagnostics.CostlyRules, slo.Slo.Name.Span, $"a rule of {Slo} reads about {Rounded(MostAtOnce)} samples at once, and Prometheus refuses 50 000 000 unless it is told otherwise: leave 'accuracy: raw' out, or measure fewer series")
        : Samples > MostOfSlo
            ? new(ServerDiagnostics.CostlyRules, slo.Slo.Name.Span, $"the rules of {Slo} read about {Rounded(Samples)} samples each 30s, which is a good part of a core: measure fewer series, or evaluate them less often")
            : null;

    private static bool IsRecord(VectorSelector selector) => selector.Metric()?.StartsWith(RecordPrefix, StringComparison.Ordinal) == true;

    private static double Length(DurationNode duration) => duration is DurationLiteral literal ? Math.Max(1, literal.Value.Milliseconds) : 300_000;

    /// <summary>To two digits, in groups of three.</summary>
    private static string Rounded(double number)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, number))) - 1));
        return (Math.Round(number / unit) * unit).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
    }
}
