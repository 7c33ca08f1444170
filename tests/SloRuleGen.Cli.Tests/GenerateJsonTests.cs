using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary>Rules as JSON: the same files, checks and care for what others wrote.</summary>
public sealed class GenerateJsonTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public GenerateJsonTests() => _folder.Write("slos/shop.slo.yaml", Specs.Shop)
        .Write("slos/search.slo.yaml", Specs.Shop.Replace("service: shop", "service: search", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_service_has_a_file_that_is_checked_and_found_unchanged()
    {
        var rules = Count("shop");
        Generate("--format", "json").ShouldBe(0, $"wrote rules/search.rules.json ({Count("search")} rules)\nwrote rules/shop.rules.json ({rules} rules)");

        Assert.Equal(["rules/search.rules.json", "rules/shop.rules.json"], _folder.Files("rules"));
        using var json = JsonDocument.Parse(_folder.Read("rules/shop.rules.json"));
        Assert.Equal(rules, json.RootElement.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("rules").GetArrayLength()));
        Generate("--format", "json").ShouldBe(0, $"unchanged rules/search.rules.json ({Count("search")} rules)\nunchanged rules/shop.rules.json ({rules} rules)");
        Generate("--format", "json", "--check").ShouldBe(0, "rules: 2 files up to date");

        _folder.Write("rules/shop.rules.json", _folder.Read("rules/shop.rules.json").Replace("shop/", "shop./", StringComparison.Ordinal));
        var check = Generate("--format", "json", "--check");
        Assert.Equal(1, check.ExitCode);
        Assert.StartsWith("--- rules/shop.rules.json\n+++ rules/shop.rules.json\n@@ ", check.Output, StringComparison.Ordinal);
        Assert.Equal("rules/shop.rules.json: error SLO012: differs from what the specs give; 'slogen generate' brings it up to date\n", check.Error);
        Assert.Equal(0, Generate("--format", "json").ExitCode);
    }

    [Fact]
    public void Files_of_the_other_format_are_stale_and_so_are_those_of_other_targets()
    {
        Generate();
        Assert.EndsWith("removed rules/search.rules.yaml\nremoved rules/shop.rules.yaml\n", Generate("--format", "json", "--prune").Output, StringComparison.Ordinal);
        Assert.Equal(1, Generate("--check").ExitCode);
        Generate("--format", "json", "--prune", "--target", "operator");
        Assert.Equal(["rules/search.prometheusrule.json", "rules/shop.prometheusrule.json"], _folder.Files("rules"));
        Generate("--format", "json", "--prune", "--target", "mimir");
        Assert.Equal(["rules/search.rules.json", "rules/shop.rules.json"], _folder.Files("rules"));
        Generate("--format", "json", "--prune", "--target", "configmap");
        Assert.Equal(["rules/search.configmap.json", "rules/shop.configmap.json"], _folder.Files("rules"));
        Generate("--prune");
        Assert.Equal(["rules/search.rules.yaml", "rules/shop.rules.yaml"], _folder.Files("rules"));
    }

    [Theory]
    [InlineData("mine")]
    [InlineData("{\n  \"groups\": [\n    {\n      \"name\": \"shop/availability/fast\",\n      \"rules\": []\n    }\n  ]\n}\n")]
    public void A_file_of_somebody_else_is_neither_replaced_nor_removed(string text)
    {
        _folder.Write("rules/shop.rules.json", text);

        Generate("--format", "json").ShouldBe(2, error:
            "rules/shop.rules.json: error SLO011: cannot write the rules: this program did not write the file: its first two lines do not end where this program ends those of JSON; "
            + "move it away, or give --force to replace it; nothing was changed");
        Assert.Equal(0, Generate("--prune").ExitCode);
        Assert.Equal(text, _folder.Read("rules/shop.rules.json"));

        Assert.Equal(0, Generate("--format", "json", "--force").ExitCode);
        Assert.Equal(0, Generate("--format", "json").ExitCode);
    }

    /// <summary>What git does to files between people: other ends of lines, and both sides of a conflict.</summary>
    [Fact]
    public void A_file_of_its_own_is_known_with_CRLF_and_with_a_conflict_in_it()
    {
        Generate("--format", "json");
        var (shop, search) = (_folder.Read("rules/shop.rules.json"), _folder.Read("rules/search.rules.json"));
        _folder.Write("rules/shop.rules.json", shop.Replace("\n", "\r\n", StringComparison.Ordinal))
            .Write("rules/search.rules.json", search.Insert(search.Length / 2, "\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n"));

        Assert.Contains("rules/shop.rules.json: error SLO012: its lines end with CRLF, and those of this program with LF;", Generate("--format", "json", "--check").Error, StringComparison.Ordinal);
        Assert.Equal(0, Generate("--format", "json").ExitCode);
        Assert.Equal((shop, search), (_folder.Read("rules/shop.rules.json"), _folder.Read("rules/search.rules.json")));
    }

    [Theory]
    [InlineData("prometheus", "groups", 0)]
    [InlineData("operator", "items", 2)]
    [InlineData("mimir", null, 2)]
    public void Standard_output_has_one_document_of_all_services(string target, string? field, int count)
    {
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "generate", "slos", "-o", "-", "--format", "json", "--target", target).Output);

        var list = field is null ? json.RootElement : json.RootElement.GetProperty(field);
        if (count > 0) Assert.Equal(count, list.GetArrayLength());
        else Assert.Equal(["search", "shop"], list.EnumerateArray().Select(group => group.GetProperty("name").GetString()!.Split('/')[0]).Distinct());
    }

    /// <summary>The one is to be merged by hand, as its comments say; the other tells its story in comments.</summary>
    [Fact]
    public void What_is_for_Alertmanager_and_for_promtool_stays_YAML()
    {
        Generate("--format", "json", "--tests", "--alertmanager");

        Assert.Equal(
            ["rules/alertmanager.yaml", "rules/search.rules.json", "rules/search.rules.test.yaml", "rules/shop.rules.json", "rules/shop.rules.test.yaml"], _folder.Files("rules"));
        Assert.Contains("\nrule_files:\n  - shop.rules.json\n", _folder.Read("rules/shop.rules.test.yaml"), StringComparison.Ordinal);
        Generate("--format", "json", "--tests", "--alertmanager", "--check").ShouldBe(0, "rules: 5 files up to date");
    }

    [Fact]
    public void Templates_write_YAML()
    {
        _folder.Write("templates/group.sbn", "").Write("json.yaml", "rule_format: json\n").Write("both.yaml", "rule_format: json\ntemplates: templates\n").Write("own.yaml", "templates: templates\n");
        const string Refused =
            "slogen: Templates write YAML, and '--format', or 'rule_format' of slogen.yaml, asks for JSON: leave one of the two out.\nRun 'slogen generate --help' for usage.";

        Generate("--format", "json", "--templates", "templates").ShouldBe(2, error: Refused);
        Generate("--config", "json.yaml", "--templates", "templates").ShouldBe(2, error: Refused);
        Generate("--config", "own.yaml", "--format", "json").ShouldBe(2, error: Refused);
        Generate("--config", "both.yaml").ShouldBe(2, error: "both.yaml:2:1: error SLO023: 'templates' is for 'rule_format: yaml' alone\n  2 | templates: templates\n    | ^^^^^^^^^");
    }

    [Fact]
    public void Settings_say_the_format_and_an_option_wins()
    {
        _folder.Write("slogen.yaml", "inputs: slos\noutput: rules\nprune: true\nrule_format: json\n");

        Slogen.Run(_folder, "generate");
        Assert.Equal(["rules/search.rules.json", "rules/shop.rules.json"], _folder.Files("rules"));
        Assert.Contains("| rule_format        | json  ", Slogen.Run(_folder, "config").Output, StringComparison.Ordinal);

        Slogen.Run(_folder, "generate", "--format", "yaml");
        Assert.Equal(["rules/search.rules.yaml", "rules/shop.rules.yaml"], _folder.Files("rules"));
    }

    private int Count(string service)
    {
        Slogen.Run(_folder, "generate", $"slos/{service}.slo.yaml", "-o", "plain");
        return _folder.RuleCount($"plain/{service}.rules.yaml");
    }

    private Outcome Generate(params string[] options) => Slogen.Run(_folder, ["generate", "slos", "-o", "rules", .. options]);
}
