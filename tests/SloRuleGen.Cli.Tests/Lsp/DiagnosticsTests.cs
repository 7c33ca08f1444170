using System.Text;
using System.Text.Json.Nodes;

namespace SloRuleGen.Cli.Tests.Lsp;

/// <summary>What an editor marks is what <c>validate</c> tells, at each moment.</summary>
public sealed class DiagnosticsTests : IDisposable
{
    /// <summary>Mistakes in fields, in PromQL of each style of YAML, and warnings; with characters before them that count differently in each encoding.</summary>
    private const string Wrong = """
        # Größe: 😀
        apiVersion: slogen/v1
        service: shop
        slos:
          - name: availability
            objectve: 99.9%
            sli:
              events:
                bad: http_requests_total{path="/😀",code=~"5..}
                total: "http_requests_total{path=\"/ü😀\",code==\"1\"}"
          - name: other
            objective: 99.9%
            sli:
              query:
                bad: |
                  sum(rate(a_total{job="😀"}[$window]))
                    + sum(rate(b_total))
                total: sum(rate(a_total{job="ä"}[$window]))
          - name: third
            objective: 99.9%
            period: mnth
            sli: {events: {bad: 'x_total{code="5xx"}', total: x_total}}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void They_are_those_of_validate_at_the_same_places(string encoding)
    {
        using var editor = LspSession.Begin(_folder, encoding, []);
        var marked = editor.Diagnostics(editor.Open("shop.slo.yaml", Wrong), 1);

        Assert.True(marked.Count > 4);
        Assert.Equal(Validated(Wrong, encoding), Marked(marked));
        Assert.All(marked, d => Assert.Equal("slogen", (string)d!["source"]!));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void They_follow_what_is_typed(string encoding)
    {
        using var editor = LspSession.Begin(_folder, encoding, []);
        var uri = editor.Open("shop.slo.yaml", Wrong);
        editor.Diagnostics(uri, 1);
        var line = Array.FindIndex(Wrong.Split('\n'), text => text.Contains("code=~", StringComparison.Ordinal));
        var text = Wrong.Split('\n')[line];
        var (from, to) = (Column(text, text.IndexOf("5..", StringComparison.Ordinal), encoding), Column(text, text.IndexOf("5..", StringComparison.Ordinal) + 3, encoding));

        // Two changes at once, the second in what the first has made.
        editor.Change(uri, 2, LspSession.Replace(line, from, to, "5..\"😀"), LspSession.Replace(line, from + 4, from + 4 + (encoding == "utf-8" ? 4 : 2), ""));
        var changed = Wrong.Replace("code=~\"5..}", "code=~\"5..\"}", StringComparison.Ordinal);
        Assert.Equal(Validated(changed, encoding), Marked(editor.Diagnostics(uri, 2)));

        editor.Change(uri, 3, new JsonObject { ["text"] = Specs.Shop });
        Assert.Empty(editor.Diagnostics(uri, 3));
    }

    [Fact]
    public void What_is_typed_in_one_go_is_told_of_at_the_end()
    {
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", Specs.Shop);
        Assert.Empty(editor.Diagnostics(uri, 1));
        for (var version = 2; version < 100; version++) editor.Change(uri, version, LspSession.Replace(0, 0, 0, "# "));
        editor.Change(uri, 100, new JsonObject { ["text"] = Specs.Broken });

        Assert.Equal("SLO130", (string)Assert.Single(editor.Diagnostics(uri, 100))!["code"]!);
    }

    [Fact]
    public void Each_document_has_its_own_and_none_once_it_is_closed()
    {
        using var editor = LspSession.Begin(_folder);
        var (broken, shop) = (editor.Open("broken.slo.yaml", Specs.Broken), editor.Open("shop.slo.yaml", Specs.Shop));
        Assert.Single(editor.Diagnostics(broken, 1));
        Assert.Empty(editor.Diagnostics(shop, 1));

        editor.Notify("textDocument/didClose", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = broken } });
        Assert.Empty(editor.Receive(message => message["params"]?["uri"]?.GetValue<string>() == broken)["params"]!["diagnostics"]!.AsArray());
        Assert.Equal(-32602, editor.ErrorOf("textDocument/hover", LspSession.At(broken, 0, 0)));
    }

    [Fact]
    public void Settings_and_libraries_beside_the_document_hold()
    {
        _folder.Write("slos/slogen.yaml", "library: shared\nprometheus_version: 3.0\nlints: {SLO218: error}\n");
        _folder.Write("slos/shared/jobs.sli.yaml", """
            apiVersion: slogen/v1
            sli_templates:
              jobs:
                parameters: {queue: {example: mails}}
                sli: {events: {bad: 'jobs_failed_total{queue="${queue}"}', total: 'jobs_total{queue="${queue}"}'}}
            """);
        const string Spec = """
            apiVersion: slogen/v1
            service: mails
            slos:
              - name: sent
                objective: 99%
                sli: {template: jobs, with: {queue: mails}}
            """;
        using var editor = LspSession.Begin(_folder);
        Assert.Empty(editor.Diagnostics(editor.Open("slos/mails.slo.yaml", Spec), 1));
        Assert.Equal("SLO170", (string)Assert.Single(editor.Diagnostics(editor.Open("mails.slo.yaml", Spec), 1))!["code"]!);

        // What is wrong with settings is told where somebody looks.
        _folder.Write("slos/slogen.yaml", "librari: shared\n");
        editor.Notify("textDocument/didSave", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = editor.UriOf("slos/mails.slo.yaml") } });
        var told = Assert.Single(editor.Diagnostics(editor.UriOf("slos/mails.slo.yaml"), 1))!;
        Assert.Equal("slos/slogen.yaml:1:1: unknown field 'librari'; did you mean 'library'?", (string)told["message"]!);
        Assert.Equal("0:0-0:0", Range(told));
    }

    [Fact]
    public void A_library_is_checked_as_one()
    {
        using var editor = LspSession.Begin(_folder);
        var marked = editor.Diagnostics(editor.Open("shared.sli.yaml", """
            apiVersion: slogen/v1
            sli_templates:
              jobs:
                parameters: {queue: {example: mails}}
                sli: {events: {bad: 'jobs_failed_total{queue="${qeue}"}', total: 'jobs_total{queue="x"}'}}
            """), 1);
        Assert.Equal(["SLO174"], marked.Select(d => (string)d!["code"]!));
    }

    [Theory]
    [InlineData("values.yaml", "objective: most\n", 0)]
    [InlineData("any.yaml", "# yaml-language-server: $schema=../slogen.schema.json\nobjctive: most\n", 1)]
    [InlineData("any.yaml", "\uFEFFapiVersion: slogen/v1\nservce: x\n", 1)]
    [InlineData("x.slo.yml", "", 1)]
    public void A_document_is_known_by_its_name_or_its_marks(string name, string text, int least)
    {
        using var editor = LspSession.Begin(_folder);
        var marked = editor.Diagnostics(editor.Open(name, text), 1);
        Assert.True(marked.Count >= least && (marked.Count > 0) == (least > 0), marked.ToJsonString());
    }

    [Fact]
    public void A_document_that_is_no_file_is_checked_too()
    {
        using var editor = LspSession.Begin(_folder);
        editor.Notify("textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = "untitled:Untitled-1", ["version"] = 1, ["text"] = Specs.Broken } });
        Assert.Single(editor.Diagnostics("untitled:Untitled-1", 1));
    }

    /// <summary>What <c>validate</c> tells of a text, with its columns in units of an encoding.</summary>
    private List<string> Validated(string text, string encoding)
    {
        _folder.Write("validated/shop.slo.yaml", text);
        var lines = text.Split('\n');
        return JsonNode.Parse(Slogen.Run(_folder, "validate", "validated/shop.slo.yaml", "--format", "json").Output)!["diagnostics"]!.AsArray()
            .Select(d => $"{d!["code"]} {d["severity"]} {Place("line", "column", d)}-{Place("end_line", "end_column", d)} {d["message"]}").ToList();

        string Place(string line, string column, JsonNode d) => $"{(int)d[line]! - 1}:{Column(lines[(int)d[line]! - 1], (int)d[column]! - 1, encoding)}";
    }

    private static List<string> Marked(JsonArray diagnostics) =>
        diagnostics.Select(d => $"{d!["code"]} {((int)d["severity"]! == 1 ? "error" : "warning")} {Range(d)} {d["message"]}").ToList();

    private static string Range(JsonNode diagnostic)
    {
        return $"{Place("start")}-{Place("end")}";

        string Place(string end) => $"{diagnostic["range"]![end]!["line"]}:{diagnostic["range"]![end]!["character"]}";
    }

    private static int Column(string line, int column, string encoding) => encoding == "utf-8" ? Encoding.UTF8.GetByteCount(line[..column]) : column;
}
