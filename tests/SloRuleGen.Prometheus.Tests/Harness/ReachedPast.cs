using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// promtool takes every step of a subquery that reaches back for a month, though its first samples may be of an hour ago: most of its work is
/// done before anything is there. This lets subqueries begin with the samples. All of their values stay as they are.
/// </summary>
internal static partial class ReachedPast
{
    /// <summary>Functions of what is in a range that do not ask how long it is.</summary>
    private static readonly string[] s_ofSamples =
        ["sum_over_time", "min_over_time", "max_over_time", "avg_over_time", "count_over_time", "last_over_time", "present_over_time", "stddev_over_time"];

    /// <summary>Functions that have a value where their argument has none.</summary>
    private static readonly string[] s_ofNothing = ["absent", "absent_over_time", "scalar", "vector"];

    private static readonly ConcurrentDictionary<(string Rule, TimeSpan Reach), string> s_known = [];

    /// <summary>The same rules are asked for again and again.</summary>
    /// <param name="rule">A rule as it is written.</param>
    /// <param name="reach">From the first sample to the last evaluation.</param>
    public static string Of(string rule, TimeSpan reach) => s_known.GetOrAdd((rule, reach), static asked => Shortened(asked.Rule, asked.Reach));

    private static string Shortened(string rule, TimeSpan reach) => Expression().Replace(rule, field =>
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(field.Value));
        var promql = ((YamlScalarNode)((YamlMappingNode)yaml.Documents[0].RootNode)["expr"]).Value!;
        var shortened = Shorten(promql, reach);
        return shortened == promql ? field.Value : $"{field.Groups["indent"].Value}expr: {RuleTestFile.Quote(shortened)}";
    });

    /// <inheritdoc cref="Of"/>
    public static string Shorten(string promql, TimeSpan reach)
    {
        if (PromQLParser.Parse(promql).Expr is not { } expr) return promql;
        var all = PromDuration.FromMilliseconds((long)(reach + 5.Minutes).TotalMilliseconds);
        var isShorter = false;
        var shortened = expr.Map(node => node is CallExpr { Arguments: [SubqueryExpr { At: null, Offset: not { Negative: true }, Range: DurationLiteral range } subquery] } call
            && s_ofSamples.Contains(call.Function) && range.Value > Needed(subquery) && NeedsSamples(subquery.Operand)
            ? Shorter(call with { Arguments = [subquery with { Range = new DurationLiteral(Needed(subquery)) }] })
            : node);
        return isShorter ? PromQLPrinter.Print(shortened) : promql;

        // A step at the least: Prometheus fails on subqueries of none within others.
        PromDuration Needed(SubqueryExpr subquery) => subquery.Step is DurationLiteral step && step.Value > all ? step.Value : all;

        Expr Shorter(Expr call)
        {
            isShorter = true;
            return call;
        }
    }

    /// <summary>Whether an expression has no value at a time about which there are no samples.</summary>
    private static bool NeedsSamples(Expr expr) => expr switch
    {
        VectorSelector selector => selector.At is null && selector.Offset is not { Negative: true } && IsOfSamples(selector.MetricName),
        MatrixSelector matrix => NeedsSamples(matrix.Vector),
        SubqueryExpr subquery => subquery.At is null && subquery.Offset is not { Negative: true } && NeedsSamples(subquery.Operand),
        ParenExpr paren => NeedsSamples(paren.Operand),
        UnaryExpr unary => NeedsSamples(unary.Operand),
        AggregateExpr aggregate => NeedsSamples(aggregate.Operand),
        CallExpr call => !s_ofNothing.Contains(call.Function) && call.Arguments.Any(NeedsSamples),
        BinaryExpr { Fill: not null } => false,
        BinaryExpr { Operator: BinaryOperator.Or } or => NeedsSamples(or.Left) && NeedsSamples(or.Right),
        BinaryExpr { Operator: BinaryOperator.Unless } unless => NeedsSamples(unless.Left),
        BinaryExpr binary => NeedsSamples(binary.Left) || NeedsSamples(binary.Right),
        _ => false,
    };

    /// <summary>Whether a metric has samples only where events have: what is known of cycles, objectives and rules is recorded all along.</summary>
    private static bool IsOfSamples(string? metric) =>
        metric?.StartsWith("slo:", StringComparison.Ordinal) != true || metric.StartsWith("slo:sli_", StringComparison.Ordinal);

    /// <summary>The field with all lines of its value, which are further to the right.</summary>
    [GeneratedRegex(@"^(?<indent> *)expr: .+(?:\n(?:\k<indent> +\S.*|[ ]*(?=\n)))*", RegexOptions.Multiline)]
    private static partial Regex Expression();
}
