using System.Text.Json;

namespace SloRuleGen.Cli.Tests.Settings;

/// <summary>An option wins over the file, and the file over what the program does by itself: for every field.</summary>
public sealed class SettingsPrecedenceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public SettingsPrecedenceTests() => _folder.Write("slos/shop.slo.yaml", Specs.Shop).Write("b/search.slo.yaml", Specs.Search)
        .Write("l.sli.yaml", "").Write("m.sli.yaml", "").Write("t/x", "").Write("u/x", "");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("inputs", "inputs: slos", "slos", ".", "b", "b")]
    [InlineData("inputs", "inputs: [slos, b]", "slos b", ".", "b", "b")]
    [InlineData("library", "library: l.sli.yaml", "l.sli.yaml", "(null)", "m.sli.yaml", "--library", "m.sli.yaml")]
    [InlineData("output", "output: out", "out", "(null)", "rules", "-o", "rules")]
    [InlineData("prune", "prune: true", "true", "false", "false", "--prune=false")]
    [InlineData("prune", "prune: false", "false", "false", "true", "--prune")]
    [InlineData("labels", "labels: {cluster: eu, zone: 1}", "cluster=eu zone=1", "(null)", "cluster=us rack=7 zone=1", "--label", "cluster=us", "--label", "rack=7")]
    [InlineData("target", "target: thanos", "thanos", "prometheus", "mimir", "--target", "mimir")]
    [InlineData("namespace", "target: operator\nnamespace: prod", "prod", "", "dev", "--namespace", "dev")]
    [InlineData("namespace", "target: operator\nnamespace: prod", "prod", "", "", "--target", "mimir")]
    [InlineData("resource_labels", "target: operator\nresource_labels: {release: p, a/b: 1}", "a/b=1 release=p", "", "a/b=1 release=q", "--resource-label", "release=q")]
    [InlineData("partial_response", "target: thanos\npartial_response: warn", "warn", "", "abort", "--partial-response", "abort")]
    [InlineData("vmalert_version", "target: vmalert\nvmalert_version: 1.90", "1.90", "", "1.95", "--vmalert-version", "1.95")]
    [InlineData("prometheus_version", "prometheus_version: 3.10", "3.10", "2.42", "2.45", "--prometheus-version", "2.45")]
    [InlineData("enable_feature", "enable_feature: promql-duration-expr", "promql-duration-expr", "(null)", "promql-delayed-name-removal", "--enable-feature", "promql-delayed-name-removal")]
    [InlineData("from", "from: sloth", "sloth", "native", "auto", "--from", "auto")]
    [InlineData("default_period", "from: sloth\ndefault_period: 28d", "28d", "(null)", "7d", "--default-period", "7d")]
    [InlineData("default_service", "from: pyrra\ndefault_service: shop", "shop", "(null)", "web", "--default-service", "web", "--from", "pyrra")]
    [InlineData("rule_format", "rule_format: json", "json", "yaml", "yaml", "--no-config", "slos")]
    [InlineData("templates", "templates: t", "t", "(null)", "u", "--templates", "u")]
    [InlineData("tests", "tests: true", "true", "false", "false", "--tests=false")]
    [InlineData("tests", "tests: true", "true", "false", "false", "--target", "mimir")]
    [InlineData("tests", "tests: true", "true", "false", "false", "-o", "-")]
    [InlineData("prune", "prune: true", "true", "false", "false", "-o", "-")]
    [InlineData("alertmanager", "alertmanager: true", "alertmanager.yaml", "(null)", "am.yml", "--alertmanager=am.yml")]
    [InlineData("dashboard_url", "dashboard_url: https://a.example/", "https://a.example/", "(null)", "https://b.example", "--dashboard-url", "https://b.example")]
    [InlineData("sloth_labels", "sloth_labels: true", "true", "false", "false", "--sloth-labels=false")]
    [InlineData("alertmanager", "alertmanager: am.yml", "am.yml", "(null)", "(null)", "-o", "-")]
    [InlineData("fail_on", "fail_on: warning", "warning", "error", "error", "--fail-on", "error")]
    [InlineData("lints", "lints: {SLO308: error, SLO221: off, SLO217: warning}", "SLO217=warning SLO221=off SLO308=error", "(null)", "(null)", "--no-config", "slos")]
    public void An_option_wins_over_the_file_and_the_file_over_the_default(string field, string line, string ofFile, string byDefault, string ofFlag, params string[] flags)
    {
        _folder.Write("slogen.yaml", "");
        Assert.Equal(byDefault, ValueOf(field, []));

        _folder.Write("slogen.yaml", line + "\n");
        Assert.Equal(ofFile, ValueOf(field, []));

        Assert.Equal(ofFlag, ValueOf(field, flags));
    }

    [Fact]
    public void Each_value_has_its_origin()
    {
        _folder.Write("slogen.yaml", "inputs: [slos, '*/search.*']\noutput: rules\nlabels: {cluster: eu,\n  zone: a}\nlints: {SLO302: off}\n");

        Slogen.Run(_folder, "config", "--label", "cluster=us", "--target", "vmalert", "--enable-feature", "promql-duration-expr").ShouldBe(0,
            """
            Settings of slogen.yaml
            +--------------------------------------------------------------+
            | Setting            | Value                | From             |
            |--------------------+----------------------+------------------|
            | inputs             | slos                 | slogen.yaml:1    |
            | inputs             | b/search.slo.yaml    | slogen.yaml:1    |
            | library            | (none)               | default          |
            | from               | native               | default          |
            | default_period     | (none)               | default          |
            | default_service    | (none)               | default          |
            | output             | rules                | slogen.yaml:2    |
            | prune              | false                | default          |
            | labels.cluster     | us                   | --label          |
            | labels.zone        | a                    | slogen.yaml:4    |
            | target             | vmalert              | --target         |
            | vmalert_version    | 1.79                 | default          |
            | rule_format        | yaml                 | default          |
            | templates          | (none)               | default          |
            | tests              | false                | default          |
            | alertmanager       | (none)               | default          |
            | dashboard_url      | (none)               | default          |
            | sloth_labels       | false                | default          |
            | prometheus_version | 2.42                 | default          |
            | enable_feature     | promql-duration-expr | --enable-feature |
            | fail_on            | error                | default          |
            | prometheus         | (none)               | default          |
            | http_config_file   | (none)               | default          |
            | headers            | (none)               | default          |
            | gate.min_remaining | (none)               | default          |
            | gate.no_firing     | (none)               | default          |
            | gate.policy        | false                | default          |
            | gate.policy_tiers  | (none)               | default          |
            | gate.allow_missing | false                | default          |
            | lints.SLO302       | off                  | slogen.yaml:5    |
            +--------------------------------------------------------------+
            """);
    }

    [Fact]
    public void Programs_read_where_a_value_comes_from()
    {
        _folder.Write("slogen.yaml", "output: rules\nlabels: {zone: a}\n");

        var run = Slogen.RunIn(_folder.PathOf("b"), new Slogen.Setup(), "config", "search.slo.yaml", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(("../slogen.yaml", 1), (json.RootElement.GetProperty("file").GetString(), json.RootElement.GetProperty("version").GetInt32()));
        var values = json.RootElement.GetProperty("values").EnumerateArray().ToDictionary(value => value.GetProperty("name").GetString()!, value => value.GetRawText().ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal));
        Assert.Equal("""{"name": "inputs","key": null,"value": "search.slo.yaml","from": "flag","flag": "INPUT","file": null,"line": null}""", values["inputs"]);
        Assert.Equal("""{"name": "output","key": null,"value": "../rules","from": "file","flag": null,"file": "../slogen.yaml","line": 1}""", values["output"]);
        Assert.Equal("""{"name": "labels","key": "zone","value": "a","from": "file","flag": null,"file": "../slogen.yaml","line": 2}""", values["labels"]);
        Assert.Equal("""{"name": "templates","key": null,"value": null,"from": "default","flag": null,"file": null,"line": null}""", values["templates"]);
    }

    [Fact]
    public void Without_a_file_that_is_said()
    {
        foreach (var inputs in (string[][])[[], ["slos"]])
        {
            var run = Slogen.Run(_folder, ["config", .. inputs]);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.StartsWith("No slogen.yaml holds here.\n", run.Output, StringComparison.Ordinal);
            Assert.Matches($@"\n\| inputs +\| {(inputs.Length == 0 ? @"\(none\) +\| default" : @"slos +\| INPUT")} +\|\n", run.Output);
        }
    }

    [Fact]
    public void What_holds_for_a_file_of_the_file_is_done()
    {
        _folder.Write("slogen.yaml", "inputs: slos\noutput: rules\ntests: true\nalertmanager: true\nprune: true\nlabels: {cluster: eu}\n")
            .Write("rules/old.rules.yaml", Specs.Header);

        var run = Slogen.Run(_folder, "generate", "--label", "zone=a");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["rules/alertmanager.yaml", "rules/shop.rules.test.yaml", "rules/shop.rules.yaml"], _folder.Files("rules"));
        Assert.Contains("cluster: eu", _folder.Read("rules/shop.rules.yaml"), StringComparison.Ordinal);
        Assert.Contains("zone: a", _folder.Read("rules/shop.rules.yaml"), StringComparison.Ordinal);
        Assert.StartsWith("# Generated by slogen from shop.slo.yaml", Slogen.Run(_folder, "generate", "-o", "-").Output, StringComparison.Ordinal);
    }

    /// <summary>The values of a field with spaces between; empty where it has none of its own for the target, <c>(null)</c> for none.</summary>
    private string ValueOf(string field, string[] flags)
    {
        var run = Slogen.Run(_folder, ["config", "--format", "json", .. flags]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        return string.Join(' ', json.RootElement.GetProperty("values").EnumerateArray().Where(value => value.GetProperty("name").GetString() == field)
            .Select(value => (value.GetProperty("key").GetString() is { } key ? key + "=" : "") + (value.GetProperty("value").GetString() ?? "(null)")));
    }
}
