using System.Buffers;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Model.Binding;

/// <summary>Warns of queries that Prometheus takes and that hardly mean what their author meant.</summary>
internal sealed class QueryLints(DiagnosticBag diagnostics)
{
    private static readonly string[] s_counterSuffixes = ["_total", "_count", "_sum", "_bucket"];

    private static readonly SearchValues<char> s_patternSigns = SearchValues.Create(@"\.+*?()|[]{}^$");

    /// <summary>What may be wrong anywhere in an expression.</summary>
    public void Check(ParsedQuery query)
    {
        foreach (var node in query.Expr.DescendantsAndSelf())
        {
            if (node is VectorSelector selector) CheckMatchers(selector.Matchers, query.Scalar);
            if (node is CallExpr { Function: "rate" or "irate" or "increase", Arguments: [MatrixSelector { Vector: var counter }] } call)
                CheckCounter(counter, query.SpanOf(counter), $"{call.Function}()");
        }
    }

    public void CheckMatchers(IEnumerable<LabelMatcher> matchers, ScalarSyntax scalar)
    {
        foreach (var matcher in matchers)
        {
            if (matcher.Operator is not (MatchOperator.Regex or MatchOperator.NotRegex) || HasPattern(matcher.Value)) continue;
            var (written, plain) = matcher.Operator == MatchOperator.Regex ? ("=~", "=") : ("!~", "!=");
            diagnostics.Add(
                QueryDiagnostics.RegexWithoutPattern, scalar.SpanOf(matcher.Span.Start, matcher.Span.End),
                $"{Wording.Quote(matcher.Value)} has no pattern in it: '{plain}' says the same as '{written}', or a pattern such as 5.. was meant");
        }
    }

    /// <param name="reader">What takes it for a counter.</param>
    public void CheckCounter(VectorSelector selector, SourceSpan span, string reader)
    {
        if (selector.Metric() is not { } name || s_counterSuffixes.Any(s => name.EndsWith(s, StringComparison.Ordinal))) return;
        diagnostics.Add(
            QueryDiagnostics.NotACounter, span,
            $"{Wording.Quote(name)} does not look like a counter, which {reader} needs: counters end in _total, _count, _sum or _bucket");
    }

    /// <summary>What the groups of <c>by</c> need is lost on the way.</summary>
    public void CheckGroups(ParsedQuery query, string field, IReadOnlyList<string> by)
    {
        if (LabelFlow.Of(query.Expr) is not { } labels) return;
        foreach (var label in by.Where(l => !labels.MayHave(l)))
            diagnostics.Add(QueryDiagnostics.DropsByLabel, query.Scalar.Span, $"'{field}' drops the label '{label}' that 'by' splits it by, so that there would be no groups; keep it with 'by ({label})'");
    }

    /// <summary>A ratio is recorded as it is: labels beside those of <c>by</c> would make more of them.</summary>
    public void CheckOtherLabels(ParsedQuery ratio, string field, IReadOnlyList<string> by)
    {
        if (LabelFlow.Of(ratio.Expr) is not { IsOpen: false } labels) return;
        foreach (var label in labels.Names.Except(by).Order(StringComparer.Ordinal))
            diagnostics.Add(QueryDiagnostics.OtherLabel, ratio.Scalar.Span, $"'{field}' keeps the label '{label}', which 'by' does not name; a ratio returns exactly the labels of 'by'");
    }

    private static bool HasPattern(string regex) => regex.AsSpan().ContainsAny(s_patternSigns);
}
