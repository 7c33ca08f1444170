using SloRuleGen.Diagnostics;
using SloRuleGen.Model.Binding;
using SloRuleGen.PromQL;

namespace SloRuleGen.Model.Lints;

/// <summary><c>code=~"5xx"</c>: no status has an x in it.</summary>
internal sealed class NoSuchStatus : IQueryLint
{
    private static readonly string[] s_labels =
    [
        "code", "status", "statuscode", "httpcode", "httpstatus", "httpstatuscode", "responsecode", "httpresponsecode",
        "responsestatus", "responsestatuscode", "httpresponsestatuscode",
    ];

    /// <summary>Exporters that count by class, and write 5xx themselves.</summary>
    private static readonly string[] s_countedByClass = ["haproxy_", "nginx_vts_", "nginxplus_"];

    public IEnumerable<Diagnostic> Check(SpecQuery query) => query.Expr.Selectors().SelectMany(selector => Check(selector, query));

    private static IEnumerable<Diagnostic> Check(VectorSelector selector, SpecQuery query)
    {
        if (s_countedByClass.Any(prefix => selector.Metric()?.StartsWith(prefix, StringComparison.Ordinal) == true)) yield break;
        foreach (var matcher in selector.Matchers.Where(matcher => s_labels.Contains(Plain(matcher.Name))))
        {
            if (matcher.IsRegex() && StatusText.IsMistaken(matcher.Value))
            {
                yield return query.Report(
                    QueryDiagnostics.NoSuchStatus, matcher,
                    $"{Wording.Quote(matcher.Value)} matches no status: in a regex '.' stands for any digit; write {Wording.Quote(StatusText.Meant(matcher.Value))}");
            }
            else if (!matcher.IsRegex() && StatusText.IsPattern(matcher.Value))
            {
                var (written, meant) = matcher.Operator == MatchOperator.Equal ? ("=", "=~") : ("!=", "!~");
                yield return query.Report(
                    QueryDiagnostics.NoSuchStatus, matcher,
                    $"{Wording.Quote(matcher.Value)} is a pattern, and '{written}' compares text, so that it matches no status; write {meant}\"{matcher.Value}\"");
            }
        }
    }

    private static string Plain(string label) => new([.. label.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
}
