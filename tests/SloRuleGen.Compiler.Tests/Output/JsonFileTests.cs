using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using SloRuleGen.Output;
using SloRuleGen.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Compiler.Tests.Output;

/// <summary>Rules in JSON are those in YAML: every key and value, in the same order.</summary>
public sealed partial class JsonFileTests
{
    private static readonly Dictionary<string, string> s_labels = new() { ["release"] = "1.0" };

    private static readonly Dictionary<string, RuleTarget> s_targets = new()
    {
        ["prometheus"] = new PrometheusTarget(),
        ["mimir"] = new MimirTarget(),
        ["thanos"] = new ThanosTarget(),
        ["vmalert"] = new VmalertTarget(VmalertTarget.OldestVersion),
        ["operator"] = new OperatorTarget("monitoring", s_labels),
        ["vmrule"] = new VmruleTarget(null, s_labels, VmalertTarget.OldestVersion),
        ["gmp"] = new GmpTarget(null, new Dictionary<string, string>()),
        ["configmap"] = new ConfigMapTarget("2026", s_labels),
    };

    private static readonly string s_samples = FolderOfSamples();

    public static TheoryData<string> Targets => [.. s_targets.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void All_samples_have_the_same_values_in_both_formats(string target)
    {
        var options = CompileOptions.Default with { Target = s_targets[target], Tests = target == "prometheus" };
        var (yaml, json) = (FilesOf(options), FilesOf(options with { Format = RuleFormat.Json }));

        Assert.Equal(yaml.Count, json.Count);
        Assert.All(yaml.Zip(json), files =>
        {
            if (files.First.TestCount > 0)
            {
                Assert.Equal(files.First.Content, files.Second.Content.Replace(".rules.json", ".rules.yaml", StringComparison.Ordinal));
                return;
            }

            Assert.Equal(Path.ChangeExtension(files.First.Name, ".json"), files.Second.Name);
            Assert.Equal(files.First.RuleCount, files.Second.RuleCount);
            Assert.Equal(Described(Yaml(files.First).Single()), Described(Json(files.Second)));
            Assert.True(JsonFile.IsOwn(files.Second.Utf8.Span), files.Second.Content[..200]);
        });
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Standard_output_is_one_document_whatever_the_target_has(string target)
    {
        var options = CompileOptions.Default with { Target = s_targets[target], SingleDocument = true };
        var yaml = Yaml(FilesOf(options).Single()).ToList();
        var json = Json(FilesOf(options with { Format = RuleFormat.Json }).Single());

        IEnumerable<JsonElement> documents = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray()
            : json.TryGetProperty("items", out var items) ? items.EnumerateArray()
            : [json];
        Assert.Equal(yaml.Select(Described), documents.Select(Described));
    }

    [Theory]
    [InlineData("operator", "List")]
    [InlineData("mimir", null)]
    public void A_service_alone_stands_in_a_list_there_where_several_do(string target, string? kind)
    {
        var options = CompileOptions.Default with { Target = s_targets[target], SingleDocument = true, Format = RuleFormat.Json };
        var json = Json(SloCompiler.Compile([Sample("http.slo.yaml")], options).Files.Single());

        if (kind is null) Assert.Equal(1, json.GetArrayLength());
        else Assert.Equal((kind, 1), (json.GetProperty("kind").GetString(), json.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public void What_is_a_number_stays_one()
    {
        var sample = new SourceText("http.slo.yaml", Sample("http.slo.yaml").Content + "limit: 100\n");

        var group = Json(SloCompiler.Compile([sample], CompileOptions.Default with { Format = RuleFormat.Json }).Files.Single()).GetProperty("groups")[0];

        Assert.Equal((100, "30s"), (group.GetProperty("limit").GetInt32(), group.GetProperty("interval").GetString()));
    }

    [Fact]
    public void A_service_of_many_resources_is_a_list_of_them()
    {
        var slos = string.Concat(Enumerable.Range(0, 60).Select(i => $"  - {{name: a{i}, objective: 99.9%, period: 30d, sli: {{events: {{bad: 'b{{job=\"{i}\"}}', total: 't{{job=\"{i}\"}}'}}}}}}\n"));
        var spec = new SourceText("many.slo.yaml", $"apiVersion: slogen/v1\nservice: many\nowner: a\nrunbook: https://a.example\nscrape_interval: 30s\nslos:\n{slos}");
        var options = CompileOptions.Default with { Target = s_targets["operator"] };

        var yaml = SloCompiler.Compile([spec], options).Files.Single();
        var json = SloCompiler.Compile([spec], options with { Format = RuleFormat.Json }).Files.Single();

        Assert.True(Yaml(yaml).Count() > 1);
        Assert.Equal("List", Json(json).GetProperty("kind").GetString());
        Assert.Equal(Yaml(yaml).Select(Described), Json(json).GetProperty("items").EnumerateArray().Select(Described));
        Assert.True(JsonFile.IsOwn(json.Utf8.Span));
    }

    [Fact]
    public async Task A_sample_as_JSON()
    {
        var result = SloCompiler.Compile([Sample("http.slo.yaml")], CompileOptions.Default with { Target = s_targets["operator"], Format = RuleFormat.Json });

        await Verify(result.Files.Single().Content, "json").UseDirectory("_snapshots");
    }

    /// <summary>As others write the same values: a user's own file is never taken for one of this program.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"groups\": []}")]
    [InlineData("{\"groups\": [{\"name\": \"checkout/availability/fast\", \"rules\": []}]}")]
    [InlineData("{\"groups\":[\n  {\"name\": \"a\"}\n]}\n")]
    [InlineData("{\n  \"groups\": [\n    {\n      \"name\": \"checkout/availability/fast\"\n    }\n  ]\n}\n")]
    [InlineData("{\n \"apiVersion\": \"monitoring.coreos.com/v1\",\n \"kind\": \"PrometheusRule\"\n}\n")]
    [InlineData("# Generated by slogen from a.slo.yaml.\n{\"groups\": []}")]
    public void Other_JSON_is_not_its_own(string text) => Assert.False(JsonFile.IsOwn(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Templates_of_a_user_write_no_JSON() => Assert.Throws<ArgumentException>(
        () => SloCompiler.Compile([Sample("http.slo.yaml")], CompileOptions.Default with { Format = RuleFormat.Json, Templates = [new("rules.sbn", "{{ header }}")] }));

    private static IReadOnlyList<OutputFile> FilesOf(CompileOptions options)
    {
        var result = SloCompiler.Compile([.. Directory.EnumerateFiles(s_samples, "*.slo.yaml").Order(StringComparer.Ordinal).Select(path => Sample(Path.GetFileName(path)))], options);
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message)));
        return result.Files;
    }

    private static SourceText Sample(string name) => new(name, File.ReadAllText(Path.Combine(s_samples, name)));

    private static JsonElement Json(OutputFile file) => JsonDocument.Parse(file.Utf8).RootElement;

    private static IEnumerable<YamlNode> Yaml(OutputFile file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(file.Content));
        return stream.Documents.Select(document => document.RootNode);
    }

    /// <summary>A line for each value with its path and type, in order.</summary>
    private static string Described(JsonElement root)
    {
        return string.Join('\n', Lines(root, ""));

        static IEnumerable<string> Lines(JsonElement element, string path) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Lines(member.Value, $"{path}/{member.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Lines(item, $"{path}/{i}")),
            JsonValueKind.String => [$"{path} = text {element.GetString()}"],
            JsonValueKind.Number => [$"{path} = number {element.GetRawText()}"],
            _ => throw new InvalidOperationException($"{path} is {element.ValueKind}"),
        };
    }

    private static string Described(YamlNode root)
    {
        return string.Join('\n', Lines(root, ""));

        static IEnumerable<string> Lines(YamlNode node, string path) => node switch
        {
            YamlMappingNode mapping => mapping.Children.SelectMany(entry => Lines(entry.Value, $"{path}/{((YamlScalarNode)entry.Key).Value}")),
            YamlSequenceNode list => list.Children.SelectMany((item, i) => Lines(item, $"{path}/{i}")),
            YamlScalarNode scalar => [$"{path} = {(scalar.Style == ScalarStyle.Plain && Number().IsMatch(scalar.Value!) ? "number" : "text")} {scalar.Value}"],
            _ => throw new InvalidOperationException($"{path} is {node.NodeType}"),
        };
    }

    /// <summary>Of YAML's core schema. Words such as true and null stand in no file of rules.</summary>
    [GeneratedRegex("^[-+]?([0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?)$")]
    private static partial Regex Number();

    private static string FolderOfSamples([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(thisFile, "..", "..", "..", "..", "samples"));
}
