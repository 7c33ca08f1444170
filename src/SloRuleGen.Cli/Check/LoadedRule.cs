using System.Globalization;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Check;

/// <summary>Compares rules with what a server says that it has loaded. Servers print expressions in their own way, so trees are compared.</summary>
internal static class LoadedRule
{
    private static readonly PromQLParserOptions s_everything = new(Features: (PromQLFeatures)~0);

    /// <summary>The first difference, in words; null where there is none.</summary>
    public static string? Difference(RuleGroup group, RuleGroupState state)
    {
        if (Math.Abs((group.Interval.Milliseconds / 1000.0) - state.IntervalSeconds) > 1e-6) return $"it is evaluated each {state.IntervalSeconds.ToString(CultureInfo.InvariantCulture)}s, not each {group.Interval}";
        var loaded = state.Rules ?? [];
        foreach (var (rule, other) in group.Rules.Zip(loaded))
        {
            if (Difference(rule, other) is { } difference) return difference;
        }

        return loaded.Count == group.Rules.Count ? null : $"it has {Console.Count.Of(loaded.Count, "rule")}, not {group.Rules.Count}";
    }

    private static string? Difference(Rule rule, RuleState loaded)
    {
        var name = NameOf(rule);
        if (name != loaded.Name) return $"it has {Wording.Quote(loaded.Name)} where {Wording.Quote(name)} should be";
        if (!IsSame(rule.Expr, loaded.Query ?? "")) return $"{Wording.Quote(name)} has another expression";
        var labels = loaded.Labels ?? new Dictionary<string, string>();
        if (rule.Labels.FirstOrDefault(label => labels.GetValueOrDefault(label.Key) != label.Value) is { Key: { } label })
            return labels.TryGetValue(label, out var value) ? $"{Wording.Quote(name)} has {label}={Wording.Quote(value)}" : $"{Wording.Quote(name)} has no label {Wording.Quote(label)}";
        if (rule is not Rule.Alerting alert) return null;
        return Differs(alert.For.Milliseconds, loaded.ForSeconds) ? $"{Wording.Quote(name)} waits for another time ('for')"
            : Differs(alert.KeepFiringFor.Milliseconds, loaded.KeepFiringSeconds) ? $"{Wording.Quote(name)} goes on for another time ('keep_firing_for')"
            : null;
    }

    private static string NameOf(Rule rule) => rule is Rule.Alerting alert ? alert.Name : ((Rule.Recording)rule).Name;

    private static bool Differs(long milliseconds, double? seconds) => seconds is { } known && Math.Abs((milliseconds / 1000.0) - known) > 1e-6;

    /// <summary>Whether a text is this expression. What cannot be read is compared as text, white space aside.</summary>
    private static bool IsSame(Expr expr, string text)
    {
        var mine = expr.ToString();
        if (PromQLParser.Parse(mine, s_everything) is { Expr: { } one, Errors: [] } && PromQLParser.Parse(text, s_everything) is { Expr: { } other, Errors: [] }) return Bare(one).Equals(Bare(other));
        return string.Concat(mine.Where(c => !char.IsWhiteSpace(c))) == string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    /// <summary>A tree needs no parentheses, a number has many spellings, and servers sort matchers.</summary>
    private static Expr Bare(Expr expr) => expr.Map(node => node switch
    {
        ParenExpr paren => paren.Operand,
        UnaryExpr { Operator: UnaryOperator.Plus } plus => plus.Operand,
        VectorSelector vector => vector with { At = Bare(vector.At), Matchers = [.. vector.Matchers.OrderBy(matcher => matcher.Name, StringComparer.Ordinal).ThenBy(matcher => matcher.Value, StringComparer.Ordinal)] },
        SubqueryExpr subquery => subquery with { At = Bare(subquery.At) },
        NumberLiteral number => new NumberLiteral(Bare(number.Text)),
        _ => node,
    });

    private static AtModifier? Bare(AtModifier? at) => at is AtModifier.Timestamp { Text: var seconds } ? new AtModifier.Timestamp(Bare(seconds)) : at;

    private static string Bare(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString("R", CultureInfo.InvariantCulture) : number;
}
