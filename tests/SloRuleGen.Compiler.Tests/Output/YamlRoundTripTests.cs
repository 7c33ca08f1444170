using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Units;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Compiler.Tests.Output;

/// <summary>Whatever rules hold, a reader of the file gets it back, in YAML and in JSON.</summary>
public sealed partial class YamlRoundTripTests
{
    private static readonly Gen<string> s_text = Gen.Elements(
            "", " ", "  ", "\n", "\r", "\t", ":", ": ", " #", "#", "- ", "---", "...", "? ", "'", "\"", "\\", "|", ">", "&a", "*a", "!t", "%", "@", "`", "{", "}", "[", "]", ",",
            "~", "null", "yes", "On", "y", "1", "0x1F", "1e3", ".5", "12:30", "2026-01-05", "=", "<<", "word", "slo:ratio", "{{ $value | humanize }}", "{{ $labels.x }}: ",
            "é", "😀", "日本", "\u0000", "\u001b", "\u007f", "\u0085", "\u00a0", "\u200d", "\u2028", "\u202e", "\ufeff", "\ufffe", "\ue000", "\U000e0041", "\U0001f600")
        .ListOf().Select(parts => string.Concat(parts));

    private static readonly Gen<string> s_name =
        from name in s_text
        from suffix in Gen.Choose(0, 999)
        select name + suffix;

    private static readonly Gen<PromDuration> s_duration = Gen.Choose(0, 100_000).Select(seconds => PromDuration.FromSeconds(seconds));

    private static readonly Gen<IReadOnlyDictionary<string, string>> s_map =
        from entries in Gen.Zip(s_name, s_text).ListOf()
        select (IReadOnlyDictionary<string, string>)entries.DistinctBy(entry => entry.Item1).ToDictionary(entry => entry.Item1, entry => entry.Item2);

    private static readonly Gen<Expr> s_leaf =
        from value in s_text
        from metric in Gen.Elements("up", "slo:sli_bad:increase5m", "http_requests_total")
        select (Expr)new VectorSelector(metric, [new LabelMatcher("job", MatchOperator.Equal, value)]);

    private static readonly Gen<Expr> s_expr =
        from parts in s_leaf.NonEmptyListOf()
        from operation in Gen.Elements(BinaryOperator.And, BinaryOperator.Div, BinaryOperator.Greater)
        select parts.Aggregate((left, right) => new BinaryExpr(operation, left, new CallExpr("sum_over_time", [right])));

    private static readonly Gen<Rule> s_rule =
        from isAlert in Gen.Elements(true, false)
        from name in s_name
        from expr in s_expr
        from labels in s_map
        from annotations in s_map
        from comment in s_text
        from pending in s_duration
        from keep in s_duration
        select isAlert
            ? (Rule)new Rule.Alerting(name, expr, pending, keep, labels, annotations, comment)
            : new Rule.Recording(name, expr, labels, comment);

    private static readonly Gen<ServiceRules> s_service =
        from source in s_text
        from groups in (
            from name in s_name
            from interval in s_duration
            from rules in s_rule.NonEmptyListOf()
            select new RuleGroup(name, interval, [.. rules])).NonEmptyListOf()
        select new ServiceRules("service", source, [.. groups]);

    [Fact]
    public void Rules_come_back_as_they_were() =>
        Prop.ForAll(s_service.Resize(7).ToArbitrary(), service =>
        {
            var diagnostics = new DiagnosticBag();
            var text = TestRules.Emit([service], new PrometheusTarget(), PromQLReleases.Oldest, TemplateSet.Load([], diagnostics), diagnostics).Single().Content;
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            Assert.Equal(Describe(service), Describe(stream.Documents.Single().RootNode, ""));
            var json = TestRules.Emit([service], new PrometheusTarget(), PromQLReleases.Oldest, TemplateSet.Load([], diagnostics), diagnostics, RuleFormat.Json).Single();
            Assert.Equal(Describe(service), Describe(JsonDocument.Parse(json.Utf8).RootElement, ""));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static IEnumerable<string> Describe(ServiceRules service)
    {
        foreach (var (group, i) in service.Groups.Select((group, i) => (group, i)))
        {
            yield return $"/groups/{i}/name={group.Name}";
            yield return $"/groups/{i}/interval={group.Interval}";
            foreach (var line in group.Rules.SelectMany((rule, j) => Describe(rule, $"/groups/{i}/rules/{j}"))) yield return line;
        }
    }

    private static IEnumerable<string> Describe(Rule rule, string path)
    {
        yield return rule is Rule.Recording recording ? $"{path}/record={recording.Name}" : $"{path}/alert={((Rule.Alerting)rule).Name}";
        yield return $"{path}/expr={PromQLPrinter.PrintCompact(rule.Expr)}";
        var alerting = rule as Rule.Alerting;
        if (alerting?.For > PromDuration.Zero) yield return $"{path}/for={alerting.For}";
        if (alerting?.KeepFiringFor > PromDuration.Zero) yield return $"{path}/keep_firing_for={alerting.KeepFiringFor}";
        foreach (var (name, value) in rule.Labels) yield return $"{path}/labels/{name}={value}";
        foreach (var (name, value) in alerting?.Annotations ?? TestRules.Map()) yield return $"{path}/annotations/{name}={value}";
    }

    private static IEnumerable<string> Describe(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Describe(member.Value, $"{path}/{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Describe(item, $"{path}/{i}")),
        JsonValueKind.String => [$"{path}={element.GetString()}"],
        _ => throw new InvalidOperationException($"{path} is {element.ValueKind}"),
    };

    private static IEnumerable<string> Describe(YamlNode node, string path)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                return mapping.Children.SelectMany(entry => Describe(entry.Value, $"{path}/{((YamlScalarNode)entry.Key).Value}"));
            case YamlSequenceNode sequence:
                return sequence.Children.SelectMany((item, i) => Describe(item, $"{path}/{i}"));
            default:
                var scalar = (YamlScalarNode)node;
                Assert.False(scalar.Style == ScalarStyle.Plain && NoString().IsMatch(scalar.Value!), $"YAML 1.1 takes {scalar.Value} for something else than a string");
                return [$"{path}={scalar.Value}"];
        }
    }

    /// <summary>The plain scalars that YAML 1.1 resolves to other types than strings (yaml.org/type).</summary>
    [GeneratedRegex("""
        ^(
          y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
          |~|null|Null|NULL||<<|=
          |[-+]?(0b[0-1_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)
          |[-+]?([0-9][0-9_]*)?\.[0-9.]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)
          |[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[\x20\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*
        )$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NoString();
}
