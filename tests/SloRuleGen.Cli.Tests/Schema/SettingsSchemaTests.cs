using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Tests.Schema;

/// <summary>The schema of <c>slogen.yaml</c> has the reader's fields, refuses what it refuses for its shape, and takes what it takes.</summary>
public sealed class SettingsSchemaTests : IDisposable
{
    /// <summary>What no schema can know: what is in the file system, which versions and codes there are (a number is 3, however it is written), and which fields go together.</summary>
    private static readonly string[] s_beyond = ["input: slos", "inputs: missing", "namespace: prod", "prometheus_version: 2.30", "prometheus_version: 3", "lints: {SLO999: off}", "lints: {SLO120: off}", "prometheus: http://u:p@a", "http_config_file: 8080", "headers: {a: b}"];

    private readonly TempFolder _folder = new();

    public SettingsSchemaTests() => _folder.Write("slos/x", "").Write("lib/x", "").Write("t/x", "").Write("8080", "");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_schema_is_printed_as_it_stands_in_the_docs() => Slogen.Run(_folder, "schema", "settings").ShouldBe(
        0, File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/slogen-settings.schema.json")).TrimEnd('\n'));

    [Fact]
    public void It_has_the_fields_that_the_reader_knows_and_no_others()
    {
        var schema = JsonNode.Parse(Schema())!;

        Assert.Equal(SettingsReader.Level.Fields.Order(), schema["properties"]!.AsObject().Select(property => property.Key).Order());
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void What_the_reader_takes_is_accepted()
    {
        string[] settings =
        [
            "", "inputs: slos", "inputs: [slos, 'slos/**/*.yaml', 8080]", "library: [lib]", "output: ../rules", "prune: FALSE", "tests: true", "prune:", "output: a$b/~",
            "labels: {cluster: eu, shard: 1, canary: false, t: '{a}'}", "target: mimir", "target: operator\nnamespace: prod-1\nresource_labels: {release: x, a.b/c: 1, e: ''}",
            "target: thanos\npartial_response: warn", "target: vmalert\nvmalert_version: 1.92.1", "prometheus_version: 3.10", "prometheus_version: '3.0'",
            "enable_feature: promql-duration-expr", "enable_feature: [promql-duration-expr, promql-binop-fill-modifiers]", "templates: t",
            "alertmanager: true", "alertmanager: am.yml", "fail_on: warning", "gate:", "gate: {}", "gate: {min_remaining: 0.5%, no_firing: page, policy: true, policy_tiers: freeze, allow_missing: false}", "gate: {min_remaining: 100%, no_firing: [page, ticket], policy_tiers: [a, 1]}", "from: auto", "from: pyrra\ndefault_service: shop", "from: sloth\ndefault_period: 28d", "prometheus: http://a:9090", "prometheus: HTTPS://a/prometheus\nhttp_config_file: 8080\nheaders: {X-Scope-OrgID: 12, a.b: c}", "lints: {SLO221: off, SLO308: error, SLO302: warning}", "lints: {}",
        ];

        Assert.All(settings, text => Assert.Empty(Mistakes(text)));
        Assert.All(Refusals(settings).Zip(settings), pair => Assert.True(pair.First.Count == 0, $"{pair.Second} {string.Join(' ', pair.First)}"));
    }

    [Fact]
    public void What_the_reader_refuses_for_its_shape_is_refused_at_the_same_place()
    {
        string[] settings =
        [
            "input: slos", "slos: []", "inputs: []", "inputs: {a: b}", "inputs: '-'", "inputs: ['~/x']", "inputs: [[a]]", "library: [lib, ]\noutput: ['a']", "output: ''", "output: ${A}/b",
            "prune: yes", "tests: 1", "labels: a=b", "labels: {'': c}", "labels: {severity: x}", "labels: {slo_x: y}", "labels: {a: ''}", "labels: {a: '{{b}}'}", "labels: {a: }", "labels: {a: [b]}",
            "target: prom", "target: operator\nnamespace: Prod", "target: operator\nresource_labels: {-a: b}", "target: operator\nresource_labels: {a: b c}", "target: thanos\npartial_response: never",
            "prometheus_version: v3", "prometheus_version: [3.0]", "target: vmalert\nvmalert_version: 1.2.3.4", "enable_feature: x", "enable_feature: []", "enable_feature: [x]",
            "templates: {}", "alertmanager: x", "alertmanager: ../a.yaml", "alertmanager: slogen.yaml", "alertmanager: a.rules.yaml", "fail_on: info", "gate: true", "gate: {override: a}", "gate: {min_remaining: 10}", "gate: {min_remaining: 101%}", "gate: {no_firing: x}", "gate: {no_firing: []}", "gate: {policy: x}", "gate: {policy_tiers: {}}", "gate: {allow_missing: 1}", "from: slot", "from: sloth\ndefault_period: month", "default_service: []", "prometheus: a:9090", "prometheus: [a]", "prometheus: http://a\nheaders: {Host: a}", "prometheus: http://a\nheaders: {a b: c}", "prometheus: http://a\nheaders: [a]", "lints: [SLO302]", "lints: {SLO302: of}", "lints: {SLO302: }", "lints: {slo302: off}",
        ];

        var missed = settings.Zip(Refusals(settings)).SelectMany(pair =>
        {
            var document = JsonPlaces.Of(Read(pair.First));
            return Mistakes(pair.First).Append(null).Select(mistake => (pair.First, mistake, IsRefused: mistake is null
                ? pair.Second.Count > 0
                : document.PointersAt(mistake.Span!.Value.Start).Any(pointer => pair.Second.Any(refused => refused.StartsWith(pointer, StringComparison.Ordinal)))));
        }).Where(found => !found.IsRefused).Select(found => $"{found.First}: {found.mistake?.Message}");

        Assert.Empty(missed);
        Assert.All(settings, text => Assert.NotEmpty(Mistakes(text)));
    }

    [Fact]
    public void What_takes_more_than_the_shape_to_tell_is_left_to_the_program() => Assert.All(s_beyond, text => Assert.NotEmpty(Mistakes(text)));

    private IReadOnlyList<IReadOnlySet<string>> Refusals(IEnumerable<string> settings) =>
        Ajv.Refusals(Schema(), settings.Select(text => text.Length == 0 ? null : JsonPlaces.Of(Read(text)).Json));

    private IReadOnlyList<Diagnostic> Mistakes(string text)
    {
        _folder.Write("slogen.yaml", text + "\n");
        SettingsReader.Read("slogen.yaml", new CliEnvironment(new Terminal(() => Stream.Null, TextWriter.Null, TextWriter.Null), _folder.FullPath, _ => null), out var problems);
        return problems;
    }

    private static DocumentSyntax Read(string text) => Assert.Single(SpecReader.Read([new SourceText("slogen.yaml", text + "\n")], new DiagnosticBag(), DocumentKind.Settings));

    private string Schema() => Slogen.Run(_folder, "schema", "settings").Output;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
