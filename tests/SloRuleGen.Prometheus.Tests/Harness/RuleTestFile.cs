using System.Globalization;
using System.Text;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Writes scenarios in the format of <c>promtool test rules</c>.</summary>
internal static class RuleTestFile
{
    private const int AbridgedValues = 160;

    public static string Of(Scenario scenario, bool abridged = false)
    {
        var text = Head(scenario, abridged);
        AppendExpectations(text, scenario);
        return text.ToString();
    }

    /// <summary>A test that fails and so prints what the expectations judged.</summary>
    public static string ShowingSubjects(Scenario scenario, IEnumerable<Expectation> expectations)
    {
        var text = Head(scenario, abridged: false);
        text.Append("  promql_expr_test:\n");
        foreach (var expectation in expectations.DistinctBy(e => (e.Subject, e.At)))
        {
            AppendQuery(text, expectation.Subject, expectation.At);
            text.Append("    exp_samples:\n    - labels: 'expected_to_differ'\n      value: 0\n");
        }

        return text.ToString();
    }

    /// <summary>The same with a test that fails where alerts fire, and so prints them.</summary>
    public static string ExpectingNoAlert(Scenario scenario, IEnumerable<string> alertNames, TimeSpan at)
    {
        var text = Head(scenario, abridged: false);
        if (scenario.Expectations.Count > 0) AppendExpectations(text, scenario);
        text.Append("  alert_rule_test:\n");
        foreach (var name in alertNames)
            text.Append(CultureInfo.InvariantCulture, $"  - alertname: {Quote(name)}\n    eval_time: {at.Promql}\n    exp_alerts: []\n");
        return text.ToString();
    }

    /// <summary>A string as both YAML and Go write it.</summary>
    public static string Quote(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"";

    private static StringBuilder Head(Scenario scenario, bool abridged)
    {
        var text = new StringBuilder("rule_files:\n");
        foreach (var file in scenario.Rules.Files) text.Append(CultureInfo.InvariantCulture, $"- {file.Name}\n");
        text.Append("group_eval_order:\n");
        var groups = scenario.Rules.GroupNames;
        foreach (var group in scenario.ReverseGroups ? groups.Reverse() : groups) text.Append(CultureInfo.InvariantCulture, $"- {Quote(group)}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            evaluation_interval: {scenario.Evaluation.Promql}
            tests:
            - name: {Quote(scenario.Name)}
              interval: {scenario.Step.Promql}
              input_series:

            """);
        foreach (var series in scenario.Series)
        {
            var values = series.Values(scenario.Step, series.Scraping ?? scenario.Scraping);
            if (abridged && values.Length > AbridgedValues) values = values[..AbridgedValues] + "…";
            text.Append(CultureInfo.InvariantCulture, $"  - series: {Quote(series.Selector)}\n    values: '{values}'\n");
        }

        return text;
    }

    private static void AppendExpectations(StringBuilder text, Scenario scenario)
    {
        text.Append("  promql_expr_test:\n");
        foreach (var expectation in scenario.Expectations)
        {
            AppendQuery(text, expectation.Promql, expectation.At);
            text.Append("    exp_samples:\n    - labels: '{}'\n      value: 1\n");
        }
    }

    private static void AppendQuery(StringBuilder text, string promql, TimeSpan at) =>
        text.Append(CultureInfo.InvariantCulture, $"  - expr: {Quote(promql)}\n    eval_time: {at.Promql}\n");
}
