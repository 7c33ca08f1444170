using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>code=~"5xx"</c>: no status has an x in it.</summary>
internal sealed class NoSuchStatus : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO218", DiagnosticSeverity.Warning, "Pattern that matches no status");

    private static readonly string[] s_labels =
    [
        "code", "status", "statuscode", "httpcode", "httpstatus", "httpstatuscode", "responsecode", "httpresponsecode",
        "responsestatus", "responsestatuscode", "httpresponsestatuscode",
    ];

    /// <summary>Exporters that count by class, and write 5xx themselves.</summary>
    private static readonly string[] s_countedByClass = ["haproxy_", "nginx_vts_", "nginxplus_"];

    public DiagnosticDescriptor Descriptor => s_descriptor;

    /// <summary>True if the matcher reads a status code as a regex that matches none.</summary>
    public static bool IsMistakenRegex(LabelMatcher matcher, VectorSelector selector) =>
        matcher.IsRegex() && HasStatus(matcher, selector) && StatusText.IsMistaken(matcher.Value);

    /// <param name="label">In lower case, letters and digits alone.</param>
    public static bool IsStatus(string label) => s_labels.Contains(label);

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var (matcher, selector) in query.Matchers)
        {
            if (IsMistakenRegex(matcher, selector))
            {
                yield return query.Report(
                    Descriptor, matcher,
                    $"{Wording.Quote(matcher.Value)} matches no status: in a regex '.' stands for any digit; write {Wording.Quote(StatusText.Meant(matcher.Value))}");
            }
            else if (!matcher.IsRegex() && HasStatus(matcher, selector) && StatusText.IsPattern(matcher.Value))
            {
                var (written, meant) = matcher.Operator == MatchOperator.Equal ? ("=", "=~") : ("!=", "!~");
                yield return query.Report(
                    Descriptor, matcher,
                    $"{Wording.Quote(matcher.Value)} is a pattern, and '{written}' compares text, so that it matches no status; write {meant}\"{matcher.Value}\"");
            }
        }
    }

    private static bool HasStatus(LabelMatcher matcher, VectorSelector selector) =>
        s_labels.Contains(Plain(matcher.Name))
        && !s_countedByClass.Any(prefix => selector.Metric()?.StartsWith(prefix, StringComparison.Ordinal) == true);

    private static string Plain(string label) => new([.. label.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
}
