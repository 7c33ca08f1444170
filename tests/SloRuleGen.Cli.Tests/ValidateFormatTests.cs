using System.Text.Json;
using SloRuleGen.Cli.Tests.Npm;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>validate</c> for programs.</summary>
public sealed class ValidateFormatTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_names_every_diagnostic_with_its_place()
    {
        _folder.Write("slos/broken.slo.yaml", Specs.Broken).Write("slos/shop.slo.yaml", Specs.Shop);

        Slogen.Run(_folder, "validate", "slos", "--format", "json").ShouldBe(1,
            """
            {
              "version": 1,
              "summary": {
                "files": 2,
                "slos": 1,
                "errors": 1,
                "warnings": 0
              },
              "diagnostics": [
                {
                  "code": "SLO130",
                  "severity": "error",
                  "message": "'most' is not a percentage; write it as a decimal such as 99.9%",
                  "file": "slos/broken.slo.yaml",
                  "line": 6,
                  "column": 16,
                  "end_line": 6,
                  "end_column": 20
                }
              ]
            }
            """);
    }

    [Fact]
    public void Json_has_null_where_there_is_no_place() =>
        Slogen.Run(_folder, "validate", "missing", "--format", "json").ShouldBe(2,
            """
            {
              "version": 1,
              "summary": {
                "files": 1,
                "slos": 0,
                "errors": 1,
                "warnings": 0
              },
              "diagnostics": [
                {
                  "code": "SLO001",
                  "severity": "error",
                  "message": "no such file or folder",
                  "file": "missing",
                  "line": null,
                  "column": null,
                  "end_line": null,
                  "end_column": null
                }
              ]
            }
            """);

    [Fact]
    public void Github_gets_commands_and_errors_come_first()
    {
        _folder.Write("a.slo.yaml", Specs.Search).Write("b.slo.yaml", Specs.Broken);

        Slogen.Run(_folder, "validate", ".", "missing", "--format", "github").ShouldBe(2,
            """
            ::error title=SLO001::missing: no such file or folder
            ::error file=b.slo.yaml,line=6,col=16,endColumn=20,title=SLO130::'most' is not a percentage; write it as a decimal such as 99.9%25
            ::warning file=a.slo.yaml,line=7,col=16,endColumn=19,title=SLO302::the 1h page tier of 'quick' fires only while traffic is over 1.44 times its mean: 2%25 of the budget is more than a full outage of 1h spends at 90%25; use a budget below 1.38%25, a long window over 1h27m, or an objective over 93.06%25
            3 files: 2 errors, 1 warning
            """);
    }

    [Fact]
    public void Github_gets_properties_escaped()
    {
        _folder.Write("a, b:100%\r\n.slo.yaml", "a: 1\n");

        var lines = Slogen.Run(_folder, "validate", ".", "--format", "github").Output.Split('\n');

        Assert.StartsWith("::error file=a%2C b%3A100%25%0D%0A.slo.yaml,line=1,col=1,endColumn=2,title=SLO120::unknown field 'a'; ", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_thousand_github_gets_a_count_and_json_gets_all()
    {
        _folder.Write("a.slo.yaml", string.Concat(Enumerable.Range(0, 1100).Select(i => $"field{i}: 1\n")));

        var lines = Slogen.Run(_folder, "validate", "a.slo.yaml", "--format", "github").Output.Split('\n');
        var json = Slogen.Run(_folder, "validate", "a.slo.yaml", "--format", "json").Output;

        var count = JsonDocument.Parse(json).RootElement.GetProperty("diagnostics").GetArrayLength();
        Assert.True(count >= 1100);
        Assert.Equal(1000, lines.Count(line => line.StartsWith("::error ", StringComparison.Ordinal)));
        Assert.Equal($"{count - 1000} more are not shown: {count - 1000} errors", lines[1000]);
    }

    [Fact]
    public void Github_gets_no_columns_for_several_lines()
    {
        _folder.Write("a.slo.yaml", Specs.Shop.Replace("99.9%", "[\n      99.9%]", StringComparison.Ordinal));

        Slogen.Run(_folder, "validate", "a.slo.yaml", "--format", "github").ShouldBe(1,
            """
            ::error file=a.slo.yaml,line=7,endLine=8,title=SLO123::'objective' takes a percentage such as 99.9%25, not a list
            1 file: 1 error
            """);
    }

    [Fact]
    public void Paths_are_those_from_the_current_folder()
    {
        _folder.Write("slos/a.slo.yaml", Specs.Broken);

        foreach (var name in (string[])[_folder.PathOf("slos/a.slo.yaml"), "./slos/../slos/a.slo.yaml"])
        {
            Assert.StartsWith("::error file=slos/a.slo.yaml,", Slogen.Run(_folder, "validate", name, "--format", "github").Output, StringComparison.Ordinal);
            Assert.Equal(("slos/a.slo.yaml", "SRCROOT"), ArtifactOf(ResultsOf(name)[0]));
        }
    }

    [Fact]
    public void Sarif_has_a_result_for_each_diagnostic()
    {
        _folder.Write("slos/é 100%#?:.slo.yaml", Specs.Broken.Replace("objective: most", "objective: # 😀\n      \"😀\" # most", StringComparison.Ordinal));

        var result = Assert.Single(ResultsOf("slos"));

        Assert.Equal(("SLO130", "error"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
        Assert.Equal("'😀' is not a percentage; write it as a decimal such as 99.9%", result.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(("slos/%C3%A9%20100%25%23%3F%3A.slo.yaml", "SRCROOT"), ArtifactOf(result));
        Assert.Equal("""{"startLine":7,"startColumn":7,"endLine":7,"endColumn":11}""", RegionOf(result));
    }

    [Fact]
    public void Sarif_names_files_elsewhere_by_their_whole_path()
    {
        using var other = new TempFolder();
        other.Write("a b.slo.yaml", Specs.Broken);

        Assert.Equal(($"file://{other.FullPath}/a%20b.slo.yaml", null), ArtifactOf(ResultsOf(other.PathOf("a b.slo.yaml"))[0]));
    }

    [Fact]
    public void Sarif_places_what_is_about_a_path_at_its_start()
    {
        var result = Assert.Single(ResultsOf("missing"));

        Assert.Equal(("missing", "SRCROOT"), ArtifactOf(result));
        Assert.Equal("""{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1}""", RegionOf(result));
    }

    [Fact]
    public void Sarif_describes_every_rule()
    {
        _folder.Write("a.slo.yaml", Specs.Search);
        var run = Sarif("a.slo.yaml");
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Select(rule => (rule.GetProperty("id").GetString(), rule.GetProperty("defaultConfiguration").GetProperty("level").GetString())).ToList();

        Assert.Equal(DiagnosticCatalog.All.Select(d => (d.Code, d.Severity == DiagnosticSeverity.Error ? "error" : "warning")), rules!);
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.Equal("SLO302", rules[run.GetProperty("results")[0].GetProperty("ruleIndex").GetInt32()].Item1);
    }

    [Fact]
    public void Sarif_names_the_program_its_version_and_where_it_is_to_be_had()
    {
        _folder.Write("a.slo.yaml", Specs.Shop);
        var driver = Sarif("a.slo.yaml").GetProperty("tool").GetProperty("driver");
        var version = Slogen.Run(_folder, "--version").Output.TrimEnd('\n');

        Assert.Equal(
            ("slogen", version, version, "https://git.example/SloRuleGen"),
            (Text("name"), Text("version"), Text("semanticVersion"), Text("informationUri")));

        string Text(string member) => driver.GetProperty(member).GetString()!;
    }

    [Fact]
    public void Sarif_is_valid()
    {
        _folder.Write("good/a.slo.yaml", Specs.Shop).Write("bad/a b.slo.yaml", Specs.Broken).Write("bad/b.slo.yaml", Specs.Search).Write("bad/c.slo.yaml", "");

        _folder.Write("good.sarif", Slogen.Run(_folder, "validate", "good", "--format", "sarif").Output);
        _folder.Write("bad.sarif", Slogen.Run(_folder, "validate", "bad", "missing", "/elsewhere", "--format", "sarif").Output);

        Assert.All(NpmTools.ValidateSarif(_folder.PathOf("good.sarif"), _folder.PathOf("bad.sarif")), Assert.Empty);
    }

    [Fact]
    public void The_validator_of_sarif_finds_mistakes()
    {
        (string Right, string Wrong, string Problem)[] mistakes =
        [
            ("\"startLine\": 6", "\"startLine\": 0", "error JSON1008: "),
            ("\"version\": \"2.1.0\"", "\"version\": \"2.1.0\", \"extra\": 1", "error JSON1005: "),
            ("\"ruleIndex\": ", "\"ruleIndex\": 9", "error SARIF1009: "),
        ];
        _folder.Write("broken.slo.yaml", Specs.Broken);
        var log = Slogen.Run(_folder, "validate", ".", "--format", "sarif").Output;
        foreach (var (right, wrong, problem) in mistakes) _folder.Write($"{problem[6..^2]}.sarif", log.Replace(right, wrong, StringComparison.Ordinal));

        var found = NpmTools.ValidateSarif([.. mistakes.Select(mistake => _folder.PathOf($"{mistake.Problem[6..^2]}.sarif"))]);

        Assert.All(mistakes.Zip(found), pair => Assert.Contains(pair.Second, line => line.StartsWith(pair.First.Problem, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("github")]
    [InlineData("sarif")]
    public void Formats_for_programs_leave_standard_error_empty_and_keep_the_exit_code(string format)
    {
        _folder.Write("broken.slo.yaml", Specs.Broken).Write("search.slo.yaml", Specs.Search);

        foreach (var (exitCode, inputs) in ((int, string[])[])[(0, ["search.slo.yaml"]), (1, ["broken.slo.yaml"]), (2, ["broken.slo.yaml", "missing"])])
        {
            var run = Slogen.Run(_folder, ["validate", .. inputs, "--format", format]);
            Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        }
    }

    [Fact]
    public void Warnings_fail_on_request()
    {
        _folder.Write("search.slo.yaml", Specs.Search).Write("shop.slo.yaml", Specs.Shop);

        Slogen.Run(_folder, "validate", "search.slo.yaml", "--fail-on", "warning").ShouldBe(1, "1 file: 1 warning", Specs.SearchWarning("search.slo.yaml"));
        Slogen.Run(_folder, "validate", "search.slo.yaml", "--fail-on", "error")
            .ShouldBe(0, "1 file, 1 SLO: ok, 1 warning", Specs.SearchWarning("search.slo.yaml"));
        Slogen.Run(_folder, "validate", "shop.slo.yaml", "--fail-on", "warning").ShouldBe(0, "1 file, 1 SLO: ok");
        Assert.Equal(2, Slogen.Run(_folder, "validate", "search.slo.yaml", "missing", "--fail-on", "warning").ExitCode);
    }

    [Fact]
    public void Standard_input_can_have_the_name_of_a_file() =>
        Slogen.Run(_folder, Slogen.Setup.WithInput(Specs.Broken), "validate", "-", "--stdin-filename", "slos/broken.slo.yaml")
            .ShouldBe(1, "1 file: 1 error", Specs.BrokenObjective("slos/broken.slo.yaml"));

    [Fact]
    public void Standard_input_stands_in_for_the_file_that_it_is_a_version_of()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Broken).Write("slos/search.slo.yaml", Specs.Search);

        Slogen.Run(_folder, Slogen.Setup.WithInput(Specs.Shop), "validate", "slos", "-", "--stdin-filename", "./slos/shop.slo.yaml")
            .ShouldBe(0, "2 files, 2 SLOs: ok, 1 warning", Specs.SearchWarning("slos/search.slo.yaml"));
    }

    [Theory]
    [InlineData("--stdin-filename names standard input, and needs the input '-'.", "slos", "--stdin-filename", "a")]
    [InlineData("--stdin-filename needs a name.", "-", "--stdin-filename", "")]
    public void A_name_that_names_nothing_is_a_usage_error(string message, params string[] args) =>
        Slogen.Run(_folder, ["validate", .. args]).ShouldBe(2, error:
            $"""
            slogen: {message}
            Run 'slogen validate --help' for usage.
            """);

    private JsonElement Sarif(params string[] inputs) =>
        JsonDocument.Parse(Slogen.Run(_folder, ["validate", .. inputs, "--format", "sarif"]).Output).RootElement.GetProperty("runs")[0];

    private List<JsonElement> ResultsOf(params string[] inputs) => [.. Sarif(inputs).GetProperty("results").EnumerateArray()];

    private static JsonElement PlaceOf(JsonElement result) => Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");

    private static (string? Uri, string? BaseId) ArtifactOf(JsonElement result)
    {
        var artifact = PlaceOf(result).GetProperty("artifactLocation");
        return (artifact.GetProperty("uri").GetString(), artifact.TryGetProperty("uriBaseId", out var id) ? id.GetString() : null);
    }

    private static string RegionOf(JsonElement result) => JsonSerializer.Serialize(PlaceOf(result).GetProperty("region"));
}
