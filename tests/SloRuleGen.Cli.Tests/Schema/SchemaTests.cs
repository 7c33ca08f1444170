using System.Runtime.CompilerServices;
using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Tests.Schema;

/// <summary>The schema for editors refuses what the reader refuses for its shape, and nothing that the reader takes.</summary>
public sealed class SchemaTests : IDisposable
{
    /// <summary>What a schema can tell: which fields there are, and the form of each value for itself.</summary>
    private static readonly DiagnosticDescriptor[] s_shape =
    [
        SyntaxDiagnostics.NotAMapping,
        SpecDiagnostics.UnknownField, SpecDiagnostics.MisplacedField, SpecDiagnostics.MissingField, SpecDiagnostics.WrongType,
        SpecDiagnostics.UnknownChoice, SpecDiagnostics.UnsupportedVersion, SpecDiagnostics.InvalidName,
        SpecDiagnostics.InvalidObjective, SpecDiagnostics.InvalidDuration, SpecDiagnostics.NumberOutOfRange,
        SpecDiagnostics.InvalidLabelName, SpecDiagnostics.ReservedLabel,
        SpecDiagnostics.InvalidBudget, SpecDiagnostics.PolicyNameTaken, SpecDiagnostics.EmptyList,
        SpecDiagnostics.SliKind, SpecDiagnostics.ConflictingFields,
    ];

    /// <summary>Refused of the mapping that a field stands or should stand in.</summary>
    private static readonly DiagnosticDescriptor[] s_ofMapping =
        [SpecDiagnostics.MissingField, SpecDiagnostics.SliKind, SpecDiagnostics.ConflictingFields];

    private static readonly string s_root = Root();

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_schema_is_printed_as_it_stands_in_the_docs() =>
        Slogen.Run(_folder, "schema").ShouldBe(0, File.ReadAllText(Path.Combine(s_root, "docs", "slogen.schema.json")).TrimEnd('\n'));

    [Fact]
    public void Every_sample_is_accepted()
    {
        var samples = Directory.GetFiles(Path.Combine(s_root, "samples"), "*.slo.yaml").SelectMany(Read).ToList();

        Assert.All(Ajv.Refusals(Schema(), samples.Select(sample => sample.Json)), Assert.Empty);
        Assert.InRange(samples.Count, 7, 100);
    }

    [Fact]
    public void What_the_reader_refuses_for_its_shape_is_refused_at_the_same_place()
    {
        var broken = Directory.GetFiles(Path.Combine(s_root, "tests/SloRuleGen.Compiler.Tests/Specs/broken"), "*.slo.yaml").Order(StringComparer.Ordinal)
            .SelectMany(file => Mistakes(file).Select(mistakes => (Name: Path.GetFileName(file), mistakes.Document, mistakes.Diagnostics))).ToList();

        var refusals = Ajv.Refusals(Schema(), broken.Select(b => b.Document.Json));

        var missed = broken.Zip(refusals).SelectMany(pair => pair.First.Diagnostics
            .Where(diagnostic => !IsRefused(diagnostic, pair.First.Document, pair.Second))
            .Select(diagnostic => $"{pair.First.Name}:{diagnostic.Span!.Value.StartPosition} {diagnostic.Code} {diagnostic.Message}"));
        Assert.Empty(missed);
        Assert.InRange(broken.Sum(b => b.Diagnostics.Count), 100, 10_000);
    }

    [Fact]
    public void What_the_reader_takes_is_accepted()
    {
        string[] fields =
        [
            "service: 42",
            "owner: 42",
            "identity: {namespace: prod, shard: 1, method: '{a}', canary: false}",
            "owner:",
            "labels: {version: 1.0, canary: false, team: }",
            "defaults: {objective: 99.95, period: {every: 14d, starting: 2026-01-05}, alerting: {no_data: {after: 5m, groups: false}, windows: [{budget: 0.5/7, long: 1h30m, severity: page, for: 0}]}}",
            "defaults: {alerting: {no_data: false, windows: quick, page: {enabled: FALSE}}, budget_policy: , accuracy: recorded}",
            "sli_templates: {up: {parameters: {job: {example: 1}, more: {default: '', description: x}}, sli: {probe: {gauge: 'up{job=\"${job}\",${more}}'}}}}",
            "defaults: {exclude: hour() == 3}",
            "defaults: {budgeting: {slices: 1m, good_when: 2/3}}",
            "policies: {quick: [{budget: 100%, long: 1y2w3d4h5m6s7ms, short: 5m, severity: ticket}]}",
            "policies: {four: [{budget: 2%, long: 1h, severity: page, severity_label: 1, keep_firing_for: 0, enabled: , labels: {team: }, annotations: {hint: 5}}, {budget: 5%, long: 6h, severity: page, enabled: false}]}",
        ];
        var documents = fields.Select((field, i) =>
        {
            var spec = Specs.Shop.Replace("scrape_interval: 15s", field, StringComparison.Ordinal);
            if (field.StartsWith("service", StringComparison.Ordinal)) spec = spec.Replace("service: shop\n", "", StringComparison.Ordinal);
            var file = _folder.Write($"{i}.slo.yaml", spec).PathOf($"{i}.slo.yaml");

            Assert.Empty(Mistakes(file).SelectMany(mistakes => mistakes.Diagnostics));
            return Assert.Single(Read(file)).Json;
        }).ToList();

        var refusals = Ajv.Refusals(Schema(), documents);

        Assert.Equal(fields.Length, refusals.Count);
        Assert.All(fields.Zip(refusals), pair => Assert.Empty(pair.Second));
    }

    [Fact]
    public void An_objective_or_part_of_a_cycle_may_stand_elsewhere_alone()
    {
        const string Rest = "sli: {probe: {gauge: up}}";
        const string Thresholds = "sli: {latency: {histogram: h, thresholds: [{objective: 90%, threshold: 100ms}";
        string[] specs =
        [
            $"defaults: {{objective: 99%, period: {{every: 14d}}}}\nslos: [{{name: a, period: {{starting: 2026-01-05}}, {Rest}}}]",
            $"slos: [{{name: a, {Rest}}}]",
            $"slos: [{{name: a, objective: 99%, period: {{starting: 2026-01-05}}, {Rest}}}]",
            $"defaults: {{objective: 99%, budgeting: {{slices: 5m}}}}\nslos: [{{name: a, budgeting: {{good_when: 99%}}, {Rest}}}]",
            $"slos: [{{name: a, objective: 99%, budgeting: {{slices: 5m}}, {Rest}}}]",
            $"slos: [{{name: a, {Thresholds}, {{objective: 99%, threshold: 1s}}]}}}}}}]",
            $"slos: [{{name: a, {Thresholds}, {{threshold: 1s}}]}}}}}}]",
            $"slos: [{{name: a, objective: 99%, {Thresholds}, {{threshold: 1s}}]}}}}}}]",
        ];
        var documents = specs.SelectMany((spec, i) => Read(_folder.Write($"{i}.slo.yaml", $"apiVersion: slogen/v1\nservice: s\n{spec}\n").PathOf($"{i}.slo.yaml")));

        var refusals = Ajv.Refusals(Schema(), documents.Select(document => document.Json));

        Assert.Equal([false, true, true, false, true, false, true, false], refusals.Select(pointers => pointers.Count > 0));
    }

    [Fact]
    public void A_library_is_accepted_and_half_a_spec_is_not()
    {
        string[] documents =
        [
            "sli_templates: {up: {sli: {probe: {gauge: 'up{job=\"a\"}'}}}}",
            "sli_templates: {up: {sli: {probe: {gauge: 'up{job=\"a\"}'}}}}\nowner: me",
            "sli_templates: {up: {sli: {probe: {gauge: 'up{job=\"a\"}'}}}}\nservice: shop",
            "sli_templates: {up: {sli: {template: http-requests}}}",
            "service: shop\nslos: [{name: a, objective: 99%, sli: {template: http-requests, with: {selector: 'job=\"a\"'}, by: [region]}}]",
            "service: shop\nslos: [{name: a, objective: 99%, sli: {template: http-requests, probe: {gauge: up}}}]",
            "service: shop\nslos: [{name: a, objective: 99%, sli: {with: {selector: x}}}]",
        ];
        var read = documents.SelectMany((document, i) => Read(_folder.Write($"{i}.slo.yaml", $"apiVersion: slogen/v1\n{document}\n").PathOf($"{i}.slo.yaml")));

        var refusals = Ajv.Refusals(Schema(), read.Select(document => document.Json));

        Assert.Equal([false, true, true, true, false, true, true], refusals.Select(pointers => pointers.Count > 0));
    }

    private static bool IsRefused(Diagnostic diagnostic, JsonPlaces document, IReadOnlySet<string> refusals) =>
        document.PointersAt(diagnostic.Span!.Value.Start).Any(pointer =>
            refusals.Contains(pointer) || (s_ofMapping.Contains(diagnostic.Descriptor) && pointer.Length > 0 && refusals.Contains(pointer[..pointer.LastIndexOf('/')])));

    /// <summary>The documents of a file, and what in each the reader refuses for its shape.</summary>
    private static IEnumerable<(JsonPlaces Document, IReadOnlyList<Diagnostic> Diagnostics)> Mistakes(string file)
    {
        var source = new SourceText(file, File.ReadAllText(file));
        var diagnostics = SloCompiler.Plan([source], CompileOptions.Default).Diagnostics.Where(d => s_shape.Contains(d.Descriptor)).ToList();
        var documents = SpecReader.Read([source], new DiagnosticBag());
        foreach (var (document, next) in documents.Zip(documents.Skip(1).Select(d => d.Root.Span.Start).Append(int.MaxValue)))
        {
            var own = diagnostics.Where(d => d.Span!.Value.Start >= document.Root.Span.Start && d.Span.Value.Start < next).ToList();
            yield return (JsonPlaces.Of(document), own);
        }
    }

    private static IEnumerable<JsonPlaces> Read(string file) =>
        SpecReader.Read([new SourceText(file, File.ReadAllText(file))], new DiagnosticBag()).Select(JsonPlaces.Of);

    private string Schema() => Slogen.Run(_folder, "schema").Output;

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(thisFile, "..", "..", "..", ".."));
}
