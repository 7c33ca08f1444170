using SloRuleGen.Cli.Files;

namespace SloRuleGen.Cli.Tests;

/// <summary>What waits for ever or never ends is not opened, wherever a run meets it.</summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public RegularFileTests() => _folder.Write("shop.slo.yaml", Specs.Shop);

    public static TheoryData<string> Kinds => SpecialFile.Kinds;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_spec_is_read_from_it(string kind)
    {
        SpecialFile.Make(kind, _folder.PathOf("slos/x.slo.yaml"));

        Run("validate", "slos").ShouldBe(2, "1 file: 1 error", $"slos/x.slo.yaml: error SLO002: cannot read: it is {kind}, not a file");
        Run("validate", "slos/x.slo.yaml").ShouldBe(2, "1 file: 1 error", $"slos/x.slo.yaml: error SLO002: cannot read: it is {kind}, not a file");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_library_is_read_from_it(string kind)
    {
        SpecialFile.Make(kind, _folder.PathOf("slis/x.sli.yaml"));

        Run("validate", "shop.slo.yaml", "--library", "slis").ShouldBe(2, "1 file: 1 error", $"slis/x.sli.yaml: error SLO002: cannot read: it is {kind}, not a file");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_template_is_read_from_it(string kind)
    {
        SpecialFile.Make(kind, _folder.PathOf("templates/rules.sbn"));

        Run("generate", "shop.slo.yaml", "-o", "rules", "--templates", "templates").ShouldBe(
            2, error: $"templates/rules.sbn: error SLO404: the templates cannot be read: it is {kind}, not a file");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_rules_replace_it(string kind)
    {
        SpecialFile.Make(kind, _folder.PathOf("rules/shop.rules.yaml"));

        foreach (var option in (string[])["--force", "--check"])
        {
            Run("generate", "shop.slo.yaml", "-o", "rules", option).ShouldBe(
                2, error: $"rules/shop.rules.yaml: error SLO011: cannot write the rules: it is {kind}, not a file; nothing was changed");
        }

        Assert.Equal($"it is {kind}, not a file", RegularFile.ProblemWith(_folder.PathOf("rules/shop.rules.yaml")));
    }

    [Fact]
    public void A_device_that_a_link_in_the_output_folder_leads_to_stays_one()
    {
        if (!SpecialFile.TryMakeDevice(_folder.PathOf("device"))) return;
        Directory.CreateDirectory(_folder.PathOf("rules"));
        File.CreateSymbolicLink(_folder.PathOf("rules/shop.rules.yaml"), "../device");

        Run("generate", "shop.slo.yaml", "-o", "rules", "--force").ShouldBe(
            2, error: "rules/shop.rules.yaml: error SLO011: cannot write the rules: it is a device, not a file; nothing was changed");

        Assert.Equal("it is a device, not a file", RegularFile.ProblemWith(_folder.PathOf("device")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_no_stale_file(string kind)
    {
        SpecialFile.Make(kind, _folder.PathOf("rules/old.rules.yaml"));

        Run("generate", "shop.slo.yaml", "-o", "rules", "--prune").ShouldBe(0, $"wrote {_folder.RuleFile("rules", "shop")}");
    }

    [Fact]
    public void What_is_too_large_is_refused_with_the_limit()
    {
        _folder.Write("templates/rules.sbn", new byte[1024 * 1024 + 1]).Write("rules/shop.rules.yaml", "");
        using (var file = File.OpenWrite(_folder.PathOf("rules/shop.rules.yaml"))) file.SetLength(256 * 1024 * 1024 + 1);

        Run("generate", "shop.slo.yaml", "-o", "rules", "--templates", "templates").ShouldBe(
            2, error: "templates/rules.sbn: error SLO404: the templates cannot be read: it is larger than 1 MiB");
        Run("generate", "shop.slo.yaml", "-o", "rules").ShouldBe(
            2, error: "rules/shop.rules.yaml: error SLO011: cannot write the rules: it is larger than 256 MiB; nothing was changed");
    }

    private Outcome Run(params string[] args) => Slogen.Run(_folder, args);
}
