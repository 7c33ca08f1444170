using System.Text.RegularExpressions;

namespace SloRuleGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageTests(InstalledTool tool)
{
    public static TheoryData<string> Samples => [.. Repository.Samples];

    [Fact]
    public void Packing_the_repository_makes_one_package()
    {
        var package = Assert.Single(Directory.GetFiles(tool.Packages));

        Assert.Matches(@"^SloRuleGen\.\d+\.\d+\.\d+\.nupkg$", Path.GetFileName(package));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Rules_of_a_sample_are_accepted_by_promtool(string sample)
    {
        var rules = tool.Scratch(Path.GetFileName(sample));

        tool.Slogen("generate", sample, "-o", rules).AssertExitCode(0);

        var file = Assert.Single(Directory.GetFiles(rules));
        InstalledTool.Run("promtool", "check", "rules", file);
    }

    [Fact]
    public void All_samples_make_a_file_each_in_one_run()
    {
        var rules = tool.Scratch("all");

        tool.Slogen("generate", "samples", "-o", rules).AssertExitCode(0);

        Assert.Equal(Repository.Samples.Count(), Directory.GetFiles(rules, "*.rules.yaml").Length);
    }

    [Fact]
    public void The_version_is_that_of_the_package()
    {
        var package = Path.GetFileNameWithoutExtension(Directory.GetFiles(tool.Packages)[0]);

        var result = tool.Slogen("--version").AssertExitCode(0);

        Assert.Equal(package["SloRuleGen.".Length..], result.Output.Trim());
    }

    [Fact]
    public void Readme_has_each_command_of_the_help()
    {
        var help = tool.Slogen("--help").AssertExitCode(0).Output;
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        // Descriptions that go over to a second line are indented further.
        var commands = Regex.Matches(help.Split("Commands:\n")[1].Split("\n\n")[0], "^  ([a-z]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains("generate", commands);
        Assert.All(commands, command => Assert.Matches($"\n\\| `slogen {command}[ `]", readme));
    }

    [Fact]
    public void A_broken_spec_is_refused_with_its_place()
    {
        var spec = tool.Scratch("broken.slo.yaml");
        File.WriteAllText(spec, "apiVersion: slogen/v1\nservice: shop\nslos: 12\n");

        var result = tool.Slogen("validate", spec).AssertExitCode(1);

        Assert.Contains("broken.slo.yaml:3:7: error SLO", result.Error, StringComparison.Ordinal);
    }
}
