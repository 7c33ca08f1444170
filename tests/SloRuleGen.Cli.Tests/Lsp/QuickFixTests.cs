using System.Text.Json.Nodes;

namespace SloRuleGen.Cli.Tests.Lsp;

public sealed class QuickFixTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_meant_is_written_until_nothing_is_wrong()
    {
        const string Wrong = """
            apiVersion: slogen/v1
            service: shop
            polcies:
              ours:
                - {budget: 2%, long: 1h, severity: pge}
                - {budget: 10%, long: 72h, severity: ticket}
            sli_templates:
              jobs:
                parameters: {queue: {example: mails}}
                sli:
                  events:
                    bad: 'jobs_failed_total{queue="${qeue}"}'
                    total: 'jobs_total{queue="${queue}"}'
            slos:
              - name: a
                "objectve": 99%
                period: "mnth"
                sli: {template: jbs, with: {quue: mails}}
                alerting: {windows: orus}
              - name: b
                objective: 99%
                sli: {template: trafik-requests, with: {selector: 'service="a"'}}
                alerting: {metod: 'atuo', no_data: {after: 0.5h}}
              - name: c
                objective: 99%
                annotations: {a: 'burns {{ $lables.job }}', b: "\t{{ $value | humanizePercent }}"}
                sli: {events: {bad: 'a_total{job="x",code="5xx"}', total: 'a_total{job="x"}'}} # slogen: allow SLO281
            """;
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", Wrong);
        var (text, version) = (Wrong, 1);
        for (var rounds = 0; ; rounds++)
        {
            var errors = editor.Diagnostics(uri, version).Where(d => (int)d!["severity"]! == 1).ToList();
            if (errors.Count == 0) break;
            Assert.True(rounds < 20, string.Join('\n', errors.Select(d => d!.ToJsonString())));
            var fixes = errors.SelectMany(error => Fixes(editor, uri, error!["range"]!)).Where(fix => (bool)fix["isPreferred"]!).ToList();
            Assert.True(fixes.Count > 0, string.Join('\n', errors.Select(d => d!.ToJsonString())));
            text = Applied(text, fixes[0], uri);
            editor.Change(uri, ++version, new JsonObject { ["text"] = text });
        }

        Assert.Contains("    objective: 99%\n    period: month\n    sli: {template: jobs, with: {queue: mails}}\n    alerting: {windows: ours}", text, StringComparison.Ordinal);
        Assert.Contains("alerting: {method: auto, no_data: {after: 30m}}", text, StringComparison.Ordinal);
        Assert.Contains("    annotations: {a: 'burns {{ $labels.job }}', b: \"\\t{{ $value | humanizePercentage }}\"}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_can_be_allowed()
    {
        const string Wrong = Specs.Search;
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", Wrong);
        var warning = Assert.Single(editor.Diagnostics(uri, 1))!;
        var allow = Fixes(editor, uri, warning["range"]!).Single(fix => ((string)fix["title"]!).StartsWith("Allow", StringComparison.Ordinal));

        editor.Change(uri, 2, new JsonObject { ["text"] = Applied(Wrong, allow, uri) });

        Assert.Empty(editor.Diagnostics(uri, 2));
        Assert.Equal(warning["message"]!.ToJsonString(), allow["diagnostics"]![0]!["message"]!.ToJsonString());
    }

    [Fact]
    public void Where_nothing_is_wrong_nothing_is_offered()
    {
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", Specs.Broken);
        Assert.Empty(Fixes(editor, uri, new JsonObject { ["start"] = LspSession.Position(0, 0), ["end"] = LspSession.Position(1, 0) }));
    }

    private static List<JsonNode> Fixes(LspSession editor, string uri, JsonNode range) =>
        [.. editor.Request("textDocument/codeAction", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri },
            ["range"] = range.DeepClone(),
            ["context"] = new JsonObject { ["diagnostics"] = new JsonArray() },
        })!.AsArray().Select(fix => fix!)];

    private static string Applied(string text, JsonNode fix, string uri)
    {
        var edit = Assert.Single(fix["edit"]!["changes"]![uri]!.AsArray())!;
        var (start, end) = (OffsetOf(edit["range"]!["start"]!), OffsetOf(edit["range"]!["end"]!));
        return text[..start] + (string)edit["newText"]! + text[end..];

        int OffsetOf(JsonNode position) => text.Split('\n').Take((int)position["line"]!).Sum(line => line.Length + 1) + (int)position["character"]!;
    }
}
