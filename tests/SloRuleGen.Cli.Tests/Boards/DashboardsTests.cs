using System.Text.Json;

namespace SloRuleGen.Cli.Tests.Boards;

public sealed class DashboardsTests : IDisposable
{
    private const string Spec = """
        apiVersion: slogen/v1
        service: shop
        runbook: https://runbooks.example/a|b<i>
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events:
                bad: 'requests_total{job="shop",code=~"5.."}'
                total: 'requests_total{job="shop"}'
              by: [method, http.route]
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_boards_are_written_without_any_spec_and_a_second_run_changes_nothing()
    {
        Run("-o", "boards").ShouldBe(0, "wrote boards/slogen-slos.json (6 panels)\nwrote boards/slogen-slo.json (12 panels)");
        Run("-o", "boards").ShouldBe(0, "unchanged boards/slogen-slos.json (6 panels)\nunchanged boards/slogen-slo.json (12 panels)");
        Assert.Equal(["boards/slogen-slo.json", "boards/slogen-slos.json"], _folder.Files());
        foreach (var file in _folder.Files())
        {
            var text = _folder.Read(file);
            Assert.DoesNotContain("@", text.Replace(" @ end()", "", StringComparison.Ordinal), StringComparison.Ordinal);
            var board = JsonElement.Parse(text);
            Assert.Equal(Path.GetFileNameWithoutExtension(file), board.GetProperty("uid").GetString());
            var ids = board.GetProperty("panels").EnumerateArray().Select(panel => panel.GetProperty("id").GetInt32()).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    [Fact]
    public void Specs_add_variables_for_the_labels_of_groups_and_where_to_read_on()
    {
        _folder.Write("shop.slo.yaml", Spec);
        Assert.Equal(0, Run("shop.slo.yaml", "-o", "boards", "-q", "--prometheus-version", "3.0").ExitCode);
        var board = JsonElement.Parse(_folder.Read("boards/slogen-slo.json"));
        var remaining = board.GetProperty("panels")[0].GetProperty("targets")[0].GetProperty("expr").GetString();
        Assert.Equal("min(slo:period_error_budget_remaining:ratio{slo_service=\"$service\",slo_name=\"$slo\",\"http.route\"=~\"$by_http_route\",method=~\"$by_method\"})", remaining);
        var links = board.GetProperty("panels").EnumerateArray().Single(panel => panel.GetProperty("type").GetString() == "text");
        Assert.EndsWith("| shop/availability | https://runbooks.example/a\\|b&lt;i> | shop.slo.yaml |\n", links.GetProperty("options").GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Deployments_can_be_chosen_and_have_a_line_each()
    {
        _folder.Write("shop.slo.yaml", Spec.Replace("service: shop", "service: shop\nidentity: {zone: a}", StringComparison.Ordinal)).Write("slogen.yaml", "labels: {cluster: eu}\n");
        Assert.Equal(0, Run("shop.slo.yaml", "-o", "boards", "-q", "--prometheus-version", "3.0").ExitCode);
        var (all, one) = (JsonElement.Parse(_folder.Read("boards/slogen-slos.json")), JsonElement.Parse(_folder.Read("boards/slogen-slo.json")));
        Assert.Equal(["datasource", "service", "owner", "severity", "by_cluster", "by_zone"], VariablesOf(all));
        Assert.Equal(["datasource", "service", "slo", "by_cluster", "by_zone", "by_http_route", "by_method", "filter"], VariablesOf(one));

        var rows = all.GetProperty("panels").EnumerateArray().Single(panel => panel.GetProperty("type").GetString() == "table");
        Assert.Equal(
            "min by (slo_id, slo_service, slo_name, cluster, zone) (slo:period_error_budget_remaining:ratio{slo_service=~\"$service\",cluster=~\"$by_cluster\",zone=~\"$by_zone\"}) and on (slo_id, cluster, zone) slo:info{slo_service=~\"$service\",slo_owner=~\"$owner\",cluster=~\"$by_cluster\",zone=~\"$by_zone\"}",
            rows.GetProperty("targets")[1].GetProperty("expr").GetString());
        Assert.Contains("&var-by_cluster=${__data.fields[\"cluster\"]}&var-by_zone=${__data.fields[\"zone\"]}&", rows.GetRawText().Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(
            "max(slo:objective:ratio{slo_service=\"$service\",slo_name=\"$slo\",cluster=~\"$by_cluster\",zone=~\"$by_zone\"})",
            one.GetProperty("panels").EnumerateArray().Single(panel => panel.GetProperty("title").GetString() == "Objective").GetProperty("targets")[0].GetProperty("expr").GetString());

        static IEnumerable<string?> VariablesOf(JsonElement board) =>
            board.GetProperty("templating").GetProperty("list").EnumerateArray().Select(variable => variable.GetProperty("name").GetString());
    }

    [Fact]
    public void They_are_of_the_types_that_Grafana_publishes()
    {
        _folder.Write("shop.slo.yaml", Spec.Replace("service: shop", "service: shop\nidentity: {zone: a}", StringComparison.Ordinal));
        Run("-o", "plain");
        Run("shop.slo.yaml", "-o", "full", "--prometheus-version", "3.0");
        List<string> boards = [.. ((string[])["plain/slogen-slos.json", "plain/slogen-slo.json", "full/slogen-slos.json", "full/slogen-slo.json"]).Select(file => _folder.Read(file))];
        Assert.Empty(GrafanaTypes.Mistakes(boards));
        Assert.StartsWith("\"colorMode\": ", Assert.Single(GrafanaTypes.Mistakes(boards[0].Insert(boards[0].IndexOf("\"colorMode\": \"", StringComparison.Ordinal) + 14, "un"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Perses_gets_boards_of_the_same_panels_that_ask_the_same()
    {
        _folder.Write("shop.slo.yaml", Spec.Replace("service: shop", "service: shop\nidentity: {zone: a}", StringComparison.Ordinal));
        Run("-o", "boards", "--perses", "--project", "sre").ShouldBe(0, "wrote boards/slogen-slos.perses.json (6 panels)\nwrote boards/slogen-slo.perses.json (12 panels)");
        Run("-o", "boards", "--perses", "--project", "sre").ShouldBe(0, "unchanged boards/slogen-slos.perses.json (6 panels)\nunchanged boards/slogen-slo.perses.json (12 panels)");
        Run("-o", "boards");
        Run("shop.slo.yaml", "-o", "full", "--perses", "--prometheus-version", "3.0");
        Run("shop.slo.yaml", "-o", "full", "--prometheus-version", "3.0");
        foreach (var name in (string[])["boards/slogen-slos", "boards/slogen-slo", "full/slogen-slos", "full/slogen-slo"])
        {
            var text = _folder.Read($"{name}.perses.json");
            Assert.DoesNotContain("@", text, StringComparison.Ordinal);
            var (perses, grafana) = (JsonElement.Parse(text), JsonElement.Parse(_folder.Read($"{name}.json")));
            Assert.Equal((Path.GetFileName(name), name.StartsWith("full", StringComparison.Ordinal) ? "default" : "sre"), (perses.GetProperty("metadata").GetProperty("name").GetString()!, perses.GetProperty("metadata").GetProperty("project").GetString()!));
            var spec = perses.GetProperty("spec");
            var panels = spec.GetProperty("panels").EnumerateObject().ToList();
            Assert.Equal(QueriesOfGrafana(grafana), panels.SelectMany(panel => panel.Value.GetProperty("spec").GetProperty("queries").EnumerateArray())
                .Select(query => query.GetProperty("spec").GetProperty("plugin").GetProperty("spec").GetProperty("query").GetString()!).Order(StringComparer.Ordinal));

            // All panels have a place, and none two.
            Assert.Equal(
                panels.Select(panel => $"#/spec/panels/{panel.Name}").Order(StringComparer.Ordinal),
                spec.GetProperty("layouts")[0].GetProperty("spec").GetProperty("items").EnumerateArray().Select(item => item.GetProperty("content").GetProperty("$ref").GetString()!).Order(StringComparer.Ordinal));
            Assert.Equal(
                grafana.GetProperty("templating").GetProperty("list").EnumerateArray().Where(variable => variable.GetProperty("type").GetString() == "query").Select(variable => variable.GetProperty("name").GetString()),
                spec.GetProperty("variables").EnumerateArray().Select(variable => variable.GetProperty("spec").GetProperty("name").GetString()));
        }

        var styles = JsonElement.Parse(_folder.Read("full/slogen-slo.perses.json")).GetProperty("spec").GetProperty("panels").GetProperty("burn-rate").GetProperty("spec");
        Assert.All(styles.GetProperty("plugin").GetProperty("spec").GetProperty("querySettings").EnumerateArray(), style => Assert.StartsWith(
            "alerts ",
            styles.GetProperty("queries")[style.GetProperty("queryIndex").GetInt32()].GetProperty("spec").GetProperty("plugin").GetProperty("spec").GetProperty("seriesNameFormat").GetString(),
            StringComparison.Ordinal));

        static IEnumerable<string> QueriesOfGrafana(JsonElement board) => board.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _)).SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Kubernetes_gets_config_maps_with_the_label_that_the_sidecar_looks_for()
    {
        Run("-o", "boards", "--target", "operator", "--namespace", "monitoring").ShouldBe(
            0, "wrote boards/slogen-slos.configmap.yaml (6 panels)\nwrote boards/slogen-slo.configmap.yaml (12 panels)");
        var text = _folder.Read("boards/slogen-slo.configmap.yaml");
        Assert.StartsWith(
            """
            # Generated by slogen for Grafana. Do not edit: generate again.
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: slogen-slo
              namespace: monitoring
              labels:
                grafana_dashboard: "1"
            data:
              slogen-slo.json: |
                {
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
        var json = string.Join('\n', text.Split("json: |\n")[1].Split('\n').Select(line => line.Length > 4 ? line[4..] : line));
        Run("-o", "plain", "-q").ShouldBe(0);
        Assert.Equal(_folder.Read("plain/slogen-slo.json"), json);
    }

    [Fact]
    public void A_board_that_somebody_else_wrote_is_not_replaced_unless_it_is_forced()
    {
        _folder.Write("boards/slogen-slo.json", "{}");
        var refused = Run("-o", "boards");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("this program did not write the file", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["boards/slogen-slo.json"], _folder.Files());
        Assert.Equal(0, Run("-o", "boards", "--force").ExitCode);
    }

    [Fact]
    public void A_spec_with_an_error_writes_nothing()
    {
        _folder.Write("shop.slo.yaml", Spec.Replace("99.9%", "999%", StringComparison.Ordinal));
        Assert.Equal(1, Run("shop.slo.yaml", "-o", "boards").ExitCode);
        Assert.Equal(["shop.slo.yaml"], _folder.Files());
    }

    [Theory]
    [InlineData("Option '--output' is required.")]
    [InlineData("Two boards make two files: '--output' needs a folder.", "-o", "-")]
    [InlineData("--namespace is for '--target operator' alone.", "-o", "x", "--namespace", "a")]
    [InlineData("--perses and --target exclude each other: a board is for Perses or for Grafana.", "-o", "x", "--perses", "--target", "grafana")]
    [InlineData("--project is for '--perses' alone.", "-o", "x", "--project", "sre")]
    [InlineData("--project 'a b': a project of Perses has up to 75 letters, digits, '_', '.' and '-'.", "-o", "x", "--perses", "--project", "a b")]
    [InlineData("--resource-label is for '--target operator' alone.", "-o", "x", "--resource-label", "a=b")]
    public void Usage_errors_say_what_is_wrong(string message, params string[] arguments)
    {
        var outcome = Run(arguments);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    private Outcome Run(params string[] arguments) => Slogen.Run(_folder, ["dashboards", .. arguments]);
}
