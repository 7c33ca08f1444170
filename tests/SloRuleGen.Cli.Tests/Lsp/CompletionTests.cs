using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SloRuleGen.Cli.Lsp;
using SloRuleGen.PrometheusApi.Tests;

namespace SloRuleGen.Cli.Tests.Lsp;

/// <summary>What is offered while a spec is written, which at that time is hardly ever right, or YAML. The cursor is where <c>^</c> stands.</summary>
public sealed class CompletionTests : IDisposable
{
    private const string Head = "apiVersion: slogen/v1\nservice: shop\nslos:\n";

    private static readonly string s_root = Path.GetFullPath(Path.Combine(SourceFolder(), "../../.."));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // Keys, by the indentation of the text.
    [InlineData("^", "apiVersion", "slos", "defaults")]
    [InlineData("apiVersion: slogen/v1\ns^", "service", "slos")]
    [InlineData(Head + "  - ^", "name", "objective", "sli")]
    [InlineData(Head + "  - na^\n    objective: 99%\n", "name", "sli")]
    [InlineData(Head + "  - name: a\n    ^\n", "objective", "alerting")]
    [InlineData(Head + "  - name: a\n    obj^\n    sli:\n      events: {bad: x, total: y}\n", "objective", "period")]
    [InlineData(Head + "  - name: a\n    sli:\n      ^\n    objective: 99%\n", "events", "latency", "template")]
    [InlineData(Head + "  - name: a\n    sli:\n      events:\n        bad: x{\n        ^", "good", "total")]
    [InlineData(Head + "  - name: a\n    sli: {events: {bad: x, ^", "total", "by")]
    [InlineData(Head + "  - name: a\n    sli: {events: {bad: x, to^\n    objective: 99%\n", "total", "by")]
    [InlineData(Head + "  - name: a\n    sli: {^}\n", "events", "query")]
    [InlineData(Head + "- name: a\n  alerting:\n    me^", "method", "page")]
    [InlineData(Head + "  - name: a\n    alerting:\n      method: auto\n      pa^\n", "page", "windows")]
    [InlineData(Head + "  - name: a\n    sli:\n      query:\n        bad: |\n          sum(\n  - ^", "name", "sli")]
    [InlineData("a: \"x\n\n---\napiVersion: slogen/v1\n^", "service", "slos")]
    // Values.
    [InlineData(Head + "  - name: a\n    alerting: {method: ^", "auto", "burn_rate", "budget_count")]
    [InlineData(Head + "  - name: a\n    alerting:\n      method: bur^\n", "burn_rate")]
    [InlineData(Head + "  - name: a\n    alerting:\n      method:\n        bur^\n", "burn_rate")]
    [InlineData(Head + "  - name: a\n    period: ^", "30d", "week", "month", "quarter")]
    [InlineData("policies:\n  ours: []\n" + Head + "  - name: a\n    alerting:\n      windows: ^\n", "auto", "sre", "pyrra", "ours")]
    [InlineData(Head + "  - name: a\n    sli:\n      latency: {native: ^}", "true", "false")]
    [InlineData("apiVersion: ^", "slogen/v1")]
    // Templates, and what they take.
    [InlineData(Head + "  - name: a\n    sli: {template: ^", "http-requests", "grpc-calls")]
    [InlineData(Head + "  - name: a\n    sli:\n      template: traefik-requests\n      with: {^", "selector")]
    [InlineData("sli_templates:\n  jobs:\n    parameters:\n      queue: {example: x}\n" + Head + "  - name: a\n    sli:\n      template: jobs\n      with:\n        ^\n", "queue")]
    [InlineData("sli_templates:\n  jobs:\n    sli:\n      events:\n        ^", "bad", "total")]
    // PromQL.
    [InlineData(Head + "  - name: a\n    sli:\n      query:\n        error_ratio: su^", "sum", "sum_over_time")]
    [InlineData(Head + "  - name: a\n    sli:\n      query:\n        error_ratio: |\n          sum(\n            rat^\n", "rate")]
    [InlineData(Head + "  - name: a\n    sli:\n      query: {error_ratio: 'rate(x[^", "$window")]
    public void What_may_stand_there_is_offered(string text, params string[] expected)
    {
        using var editor = LspSession.Begin(_folder);
        var offered = editor.Complete(text);
        Assert.Subset(offered.ToHashSet(), expected.ToHashSet());
        Assert.Equal(offered.Distinct(), offered);
    }

    [Theory]
    [InlineData("apiVersion: slogen/v1\nservice: shop\n^", "service")]
    [InlineData(Head + "  - name: a\n    ^\n    objective: 99%\n", "objective")]
    [InlineData(Head + "  - name: a\n    ^", "service")]
    [InlineData(Head + "  - name: ^", "objective")]
    [InlineData(Head + "  - name: a\n    description: the ^", "objective")]
    [InlineData(Head + "  - name: a\n    sli:\n      query:\n        error_ratio: 'x{job=\"^", "rate")]
    [InlineData(Head + "  - name: a\n    sli:\n      query:\n        error_ratio: 'x # ^", "rate")]
    public void What_may_not_stand_there_is_not(string text, string other)
    {
        using var editor = LspSession.Begin(_folder);
        Assert.DoesNotContain(other, editor.Complete(text));
    }

    [Fact]
    public void A_word_that_is_there_is_replaced_and_its_colon_kept()
    {
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", Head + "  - name: a\n    objctive: 99%\n");
        var item = editor.Request("textDocument/completion", LspSession.At(uri, 4, 8))!["items"]!.AsArray().Single(item => (string)item!["label"]! == "objective")!;
        Assert.Equal("""{"range":{"start":{"line":4,"character":4},"end":{"line":4,"character":12}},"newText":"objective"}""", item["textEdit"]!.ToJsonString());
        Assert.StartsWith("The share of events that must be good", (string)item["documentation"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_labels_and_their_values_are_those_of_the_server()
    {
        using var server = new FakeServer(asked =>
            asked.Line.Contains("/label/__name__/values", StringComparison.Ordinal) ? FakeServer.Json("""["http_requests_total","grpc_total","odd\"name"]""")
            : asked.Line.Contains("/label/code/values", StringComparison.Ordinal) ? FakeServer.Json("""["200","503"]""")
            : asked.Line.Contains("/labels", StringComparison.Ordinal) ? FakeServer.Json("""["__name__","code","job"]""")
            : FakeServer.Json("""{"http_requests_total":[{"type":"counter","help":"All *requests*.","unit":""}]}"""));
        using var editor = LspSession.Begin(_folder, "--prometheus", server.Address.ToString());
        const string Events = Head + "  - name: a\n    sli:\n      events:\n        total: ";
        Assert.Equal(["http_requests_total"], editor.Complete(Events + "http^").Where(name => name.Contains("_total", StringComparison.Ordinal)));
        Assert.Equal(["code", "job"], editor.Complete(Events + "http_requests_total{^"));
        Assert.Equal(["code", "job"], editor.Complete(Events + "'http_requests_total{job=\"a\", ^"));
        Assert.Equal(["200", "503"], editor.Complete(Events + "'http_requests_total{code=~\"^\"}'\n"));
        Assert.Equal(["503"], editor.Complete(Events + "\"http_requests_total{code=\\\"5^"));
        Assert.Equal(["503"], editor.Complete(Events + ">-\n          http_requests_total{\n            code=\"5^\n"));
        var asked = server.Questions.Count;
        editor.Complete(Events + "http_requests_total{^");
        Assert.Equal(asked, server.Questions.Count);

        var uri = editor.Open("x.slo.yaml", Events + "http_requests_total{job=\"a\"}\n");
        Assert.Equal("**http\\_requests\\_total**: counter\n\nAll \\*requests\\*.", editor.Hover(uri, 6, 20));
    }

    [Fact]
    public void A_server_that_does_not_answer_delays_nothing_else_and_may_be_given_up()
    {
        using var server = new FakeServer(async (_, _, cancellation) => await Task.Delay(Timeout.Infinite, cancellation));
        using var editor = LspSession.Begin(_folder, "--prometheus", server.Address.ToString());
        var uri = editor.Open("x.slo.yaml", Head + "  - name: a\n    sli:\n      events:\n        total: ht");
        var waiting = editor.Ask("textDocument/completion", LspSession.At(uri, 6, 17));
        Assert.Contains("The SLO's name", editor.Hover(uri, 3, 5), StringComparison.Ordinal);
        editor.Notify("$/cancelRequest", new JsonObject { ["id"] = waiting });
        Assert.Equal(-32800, (int)editor.AnswerTo(waiting)["error"]!["code"]!);

        // Without the server, what is known here is offered.
        Assert.Contains("histogram_quantile", editor.Complete(uri, 6, 16));
    }

    [Fact]
    public void No_text_is_too_broken()
    {
        var text = File.ReadAllText(Path.Combine(s_root, "samples", "templates.slo.yaml"));
        for (var end = 0; end <= text.Length; end += 3)
        {
            var half = text[..end];
            var nodes = OutlineReader.Read(half);
            foreach (var at in new[] { end, end / 2, Math.Max(0, end - 1) }) _ = Cursor.At(nodes, half, at);
        }

        foreach (var odd in new[] { new string('[', 100_000), new string('{', 100_000), new string('-', 1000), "a: {b: [c: {", "\"", "'\n'", "a: |", "a: |\r\n", ": :\n:", "- - - -\n-", "\t\ta:\tb", "a: &x !y z", "{a: \"\\", "? a\n: b" })
        {
            var nodes = OutlineReader.Read(odd);
            for (var at = 0; at <= Math.Min(odd.Length, 50); at++) _ = Cursor.At(nodes, odd, at);
        }
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
