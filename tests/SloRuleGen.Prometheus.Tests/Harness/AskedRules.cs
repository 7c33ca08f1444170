using System.Text.RegularExpressions;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// The rules that an answer depends on: alerts that are asked for, and the records that they or the questions read, as far back as there can be
/// anything. promtool evaluates all that it is given at each step, and most of it would be for nothing.
/// </summary>
internal static partial class AskedRules
{
    /// <summary>Labels of alerts that rules say and no query does: by these an alert is another one than was asked for.</summary>
    private static readonly string[] s_told = ["long_window", "severity", "policy_tier", "slo_id"];

    /// <param name="promql">All that is asked.</param>
    /// <param name="reach">From the first sample to the last evaluation.</param>
    public static RuleFiles Of(RuleFiles rules, IEnumerable<string> promql, TimeSpan reach)
    {
        var asked = string.Join('\n', promql);
        var alerts = AlertSelector().Matches(asked).Select(selector => Matcher().Matches(selector.Value).ToList()).ToList();
        var files = rules.Files.Select(file => (File: file, Parts: PartsOf(file.Content).ToList())).ToList();
        var parts = files.SelectMany(file => file.Parts).ToList();
        var asksAllRecords = asked.Contains("__name__", StringComparison.Ordinal);

        var read = RecordsRead(asked);
        int before;
        do
        {
            before = read.Count;
            foreach (var part in parts.Where(IsAsked)) read.UnionWith(part.Reads);
        }
        while (read.Count > before);

        return new RuleFiles([.. files.Select(file => file.File with
        {
            Content = string.Concat(file.Parts.Where(IsAsked).Select(part => ReachedPast.Of(part.Text, reach))),
        })]);

        bool IsAsked(Part part) =>
            part.Record is { } record ? asksAllRecords || read.Contains((record, "")) || (part.Slo.Length > 0 ? read.Contains((record, part.Slo)) : read.Any(one => one.Name == record))
            : part.Alert is not { } || alerts.Any(part.MayBe);
    }

    private static IEnumerable<Part> PartsOf(string content)
    {
        var head = "";
        foreach (var text in Border().Split(content))
        {
            if (!RuleHead().IsMatch(text)) head = text;
            yield return new Part(text, head);
        }
    }

    /// <summary>The records that are read, each with the SLO that a selector names, or without one.</summary>
    private static HashSet<(string Name, string Slo)> RecordsRead(string text) =>
        [.. Name().Matches(text).Select(name => (name.Groups["name"].Value, name.Groups["slo"].Value))];

    /// <summary>A rule, or the head of a file or of a group.</summary>
    /// <param name="head">The head of its group, where labels stand that all of its rules have.</param>
    private sealed class Part(string text, string head)
    {
        public string Text { get; } = text;

        public string? Record { get; } = First(text, "record");

        public string? Alert { get; } = First(text, "alert");

        /// <summary>The id of the SLO that the rule is of; empty where it is not plainly told.</summary>
        public string Slo { get; } = PlainId().Match(text) is { Success: true } own ? own.Groups[1].Value : PlainId().Match(head).Groups[1].Value;

        public HashSet<(string Name, string Slo)> Reads { get; } = RecordsRead(RuleHead().Replace(text, ""));

        /// <summary>Whether a selector of <c>ALERTS</c> may select what this rule makes.</summary>
        public bool MayBe(IEnumerable<Match> matchers) => matchers.All(matcher =>
        {
            var (label, value) = (matcher.Groups["label"].Value, Regex.Unescape(matcher.Groups["value"].Value));
            if (label != "alertname" && !s_told.Contains(label)) return true;
            var own = label == "alertname" ? Alert! : Of(Text, label) ?? Of(head, label) ?? "";
            if (own.Contains('"', StringComparison.Ordinal) || own.Contains('\'', StringComparison.Ordinal)) return true;
            return matcher.Groups["operator"].Value switch
            {
                "=" => own == value,
                "!=" => own != value,
                "=~" => Regex.IsMatch(own, $"^(?:{value})$"),
                _ => !Regex.IsMatch(own, $"^(?:{value})$"),
            };
        });

        private static string? Of(string text, string label) => Label().Matches(text).FirstOrDefault(match => match.Groups[1].Value == label)?.Groups[2].Value;

        private static string? First(string text, string key) =>
            RuleHead().Match(text) is { Success: true } head && head.Groups[1].Value == key ? head.Groups[2].Value : null;
    }

    [GeneratedRegex(@"^(?=\s*- (?:name|record|alert): )", RegexOptions.Multiline)]
    private static partial Regex Border();

    [GeneratedRegex(@"\A\s*- (record|alert): (\S+)")]
    private static partial Regex RuleHead();

    [GeneratedRegex("""(?<name>slo:[a-zA-Z0-9_:]+)(?:\{slo_id="(?<slo>[a-z0-9/-]+)")?""")]
    private static partial Regex Name();

    [GeneratedRegex(@"^ +labels: \{slo_id: ([a-z0-9/-]+)[,}]", RegexOptions.Multiline)]
    private static partial Regex PlainId();

    [GeneratedRegex(@"ALERTS\{[^}]*\}")]
    private static partial Regex AlertSelector();

    [GeneratedRegex("""(?<label>\w+)(?<operator>=~|!=|!~|=)"(?<value>(?:[^"\\]|\\.)*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Matcher();

    /// <summary>As rules are written: <c>labels: {severity: page, long_window: 1h}</c>.</summary>
    [GeneratedRegex(@"[{,]\s*(\w+): ([^,}]*)")]
    private static partial Regex Label();
}
