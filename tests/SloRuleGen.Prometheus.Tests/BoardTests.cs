using System.Text.Json;
using SloRuleGen.Boards;
using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Text;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>A real Prometheus answers every query of the boards with the rules of specs of several kinds.</summary>
public sealed class BoardTests
{
    private const string Spec = """
        apiVersion: slogen/v1
        service: shop
        identity: {cluster: eu}
        owner: payments
        runbook: https://runbooks.example/shop
        scrape_interval: 1s
        evaluation_interval: 1s
        slos:
          - name: whole
            objective: 99%
            period: month
            sli: {events: {bad: 'http_requests_total{job="app",code="500"}', total: 'http_requests_total{job="app"}'}}
            alerting: {method: burn_rate, windows: [{budget: 0.01%, long: 1m, short: 5s, severity: page}]}
            budget_policy: [{name: freeze, when: {remaining_below: 99.99%}, severity: ticket, action: Stop.}]
          - name: divided
            objective: 99%
            sli: {events: {bad: 'http_requests_total{job="app",code="500"}', total: 'http_requests_total{job="app"}'}, by: [instance]}
            alerting: {method: burn_rate, windows: [{budget: 0.01%, long: 1m, short: 5s, severity: page}]}
            budget_policy: [{name: freeze, when: {remaining_below: 99.99%}, severity: ticket, action: Stop.}]
          - name: resting
            objective: 99%
            sli: {events: {bad: 'http_requests_total{job="app",code="500"}', total: 'http_requests_total{job="app"}'}}
            exclude: 'up{job="app"}'
            corrections: [{from: YESTERDAY, to: LATER, reason: Load test}]
        """;

    /// <summary>With a correction that lasts now.</summary>
    private static readonly string s_spec = Spec
        .Replace("YESTERDAY", DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd"), StringComparison.Ordinal)
        .Replace("LATER", DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd"), StringComparison.Ordinal);

    [Fact]
    public async Task Every_query_has_an_answer_with_and_without_groups()
    {
        await using var exporter = new TrafficExporter(DateTime.UtcNow.AddMinutes(-5), 100);
        var rules = Generated.From(s_spec).EvaluatedEach("1s").CountedEach("5s");
        rules = new([.. rules.Files.Select(file => file with { Content = file.Content.Replace("for: 5m", "for: 0s", StringComparison.Ordinal) })]);
        await using var server = await LivePrometheus.StartAsync(rules, exporter.Address);
        var plan = SloCompiler.Plan([new SourceText("shop.slo.yaml", s_spec)], CompileOptions.Default).Plan;
        var boards = BoardEmitter.Emit(plan, new BoardTarget.Grafana()).Select(file => JsonElement.Parse(file.Content)).ToList();

        exporter.StartFailing();
        await server.UntilAsync("pages and policies of both SLOs fire", async () =>
            (await server.QueryAsync("ALERTS{alertstate=\"firing\",slo_id=~\"shop/(whole|divided)\"}")).Count >= 4);
        await server.UntilAsync("it is known that the third rests", async () => (await server.QueryAsync("slo:sli_excluded:bool == 1")).Count > 0);

        var queries = boards.SelectMany(QueriesOf).Distinct().ToList();
        Assert.True(queries.Count > 25, $"{queries.Count} queries");
        foreach (var query in queries)
        {
            var isOfOther = query.Contains("sli_excluded", StringComparison.Ordinal) || query.Contains("correction_from", StringComparison.Ordinal) || query.Contains("slo_id=~\"shop/resting\"", StringComparison.Ordinal);
            foreach (var slo in isOfOther ? ["resting"] : new[] { "whole", "divided" })
                await server.UntilAsync($"{slo}: {Filled(query, slo)}", async () => (await server.QueryAsync(Filled(query, slo))).Count > 0);
        }

        // Of another deployment there is nothing.
        foreach (var query in queries.Where(query => query.Contains("$by_cluster", StringComparison.Ordinal) && !query.Contains("vector(0)", StringComparison.Ordinal)))
            Assert.Empty(await server.QueryAsync(Filled(query, "whole", "us")));
    }

    [Fact]
    public void Thresholds_are_those_of_the_alerts_and_each_label_of_groups_can_be_chosen()
    {
        var plan = SloCompiler.Plan([new SourceText("shop.slo.yaml", s_spec)], CompileOptions.Default).Plan;
        var one = JsonElement.Parse(BoardEmitter.Emit(plan, new BoardTarget.Grafana())[1].Content);
        Assert.Equal(
            ["datasource", "service", "slo", "by_cluster", "by_instance", "filter"],
            one.GetProperty("templating").GetProperty("list").EnumerateArray().Select(variable => variable.GetProperty("name").GetString()));
        Assert.Equal(
            [
                "4.32 * max by (slo_id) (slo:info{slo_service=\"$service\",slo_name=\"$slo\",slo_id=~\"shop/whole|shop/divided\",cluster=~\"$by_cluster\"}) alerts page 1m",
                "14.4 * max by (slo_id) (slo:info{slo_service=\"$service\",slo_name=\"$slo\",slo_id=~\"shop/resting\",cluster=~\"$by_cluster\"}) alerts page 1h",
                "6 * max by (slo_id) (slo:info{slo_service=\"$service\",slo_name=\"$slo\",slo_id=~\"shop/resting\",cluster=~\"$by_cluster\"}) alerts page 6h",
                "1 * max by (slo_id) (slo:info{slo_service=\"$service\",slo_name=\"$slo\",slo_id=~\"shop/resting\",cluster=~\"$by_cluster\"}) alerts ticket 3d",
            ],
            one.GetProperty("panels").EnumerateArray().Single(panel => panel.GetProperty("title").GetString() == "Burn rate").GetProperty("targets").EnumerateArray()
                .Where(target => target.GetProperty("refId").GetString()!.StartsWith('T'))
                .Select(target => $"{target.GetProperty("expr").GetString()} {target.GetProperty("legendFormat").GetString()}"));
    }

    private static IEnumerable<string> QueriesOf(JsonElement board)
    {
        var panels = board.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _)).SelectMany(panel => panel.GetProperty("targets").EnumerateArray());
        var annotations = board.GetProperty("annotations").GetProperty("list").EnumerateArray();
        foreach (var one in panels.Concat(annotations)) yield return one.GetProperty("expr").GetString()!;
        foreach (var variable in board.GetProperty("templating").GetProperty("list").EnumerateArray().Where(variable => variable.GetProperty("type").GetString() == "query"))
        {
            var inner = variable.GetProperty("definition").GetString()!["label_values(".Length..^1];
            var comma = inner.LastIndexOf(", ", StringComparison.Ordinal);
            yield return $"count by ({inner[(comma + 2)..]}) ({inner[..comma]})";
        }
    }

    /// <summary>As Grafana asks it once an SLO is chosen, and all of everything else.</summary>
    private static string Filled(string query, string slo, string cluster = ".*") => query
        .Replace("$service", "shop", StringComparison.Ordinal).Replace("$slo", slo, StringComparison.Ordinal)
        .Replace("$owner", ".*", StringComparison.Ordinal).Replace("$severity", ".*", StringComparison.Ordinal).Replace("$by_instance", ".*", StringComparison.Ordinal)
        .Replace("$by_cluster", cluster, StringComparison.Ordinal);
}
