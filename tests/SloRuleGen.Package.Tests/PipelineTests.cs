namespace SloRuleGen.Package.Tests;

/// <summary>The repository of samples/gitops as its pipelines see it: what the action for GitHub does, and the hooks.</summary>
[Collection(PackageCollection.Name)]
public sealed class PipelineTests : IDisposable
{
    private readonly InstalledTool _tool;
    private readonly string _folder = Directory.CreateTempSubdirectory("slogen-gitops-").FullName;

    public PipelineTests(InstalledTool tool)
    {
        _tool = tool;
        InstalledTool.RunIn(_folder, "cp", "-r", Path.Combine(Repository.Root, "samples", "gitops", "."), _folder);
        InstalledTool.RunIn(_folder, "git", "init", "--quiet");
        Commit();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_pull_request_that_changes_nothing_is_fine()
    {
        var check = Check(out var summary).AssertExitCode(0);
        Assert.Contains("rules: 2 files up to date\n", check.Output, StringComparison.Ordinal);
        Assert.Equal("## SLOs\nNo SLO differs, and the rules are the same.\n", summary);
    }

    [Fact]
    public void Stale_rules_fail_it_and_the_summary_says_what_changes()
    {
        Replace("slos/storefront.slo.yaml", "objective: 99.9%", "objective: 99.95%");
        var check = Check(out var summary).AssertExitCode(1);
        Assert.Contains("::error::The rules in rules are not what the specs make: run 'slogen generate slos -o rules' and commit what it writes.\n", check.Output, StringComparison.Ordinal);
        Assert.StartsWith("## SLOs\nSLOs: 1 changed.\n\n## storefront/pages changes\n\n| What | Was | Is |\n", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_may_have_settings()
    {
        File.WriteAllText(Path.Combine(_folder, "slogen.yaml"), "inputs: slos\noutput: rules\n");
        Commit();
        Check(out var summary).AssertExitCode(0);
        Assert.Equal("## SLOs\nNo SLO differs, and the rules are the same.\n", summary);
    }

    [Fact]
    public void A_mistake_is_marked_where_it_stands()
    {
        Replace("slos/invoicing.slo.yaml", "objective: 99.5%", "objective: 101%");
        var check = Check(out _).AssertExitCode(1);
        Assert.Contains("::error file=slos/invoicing.slo.yaml,line=10,", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Specs_that_were_not_there_before_are_new()
    {
        InstalledTool.RunIn(_folder, "git", "mv", "slos", "objectives");
        Commit();
        var check = Check(out var summary, ("SPECS", "objectives"), ("BASE", "HEAD~1")).AssertExitCode(0);
        Assert.Equal("## SLOs\nThere were no specs in objectives before.\n", summary);
        Assert.DoesNotContain("::error", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pipeline_of_GitLab_and_the_hooks_do_the_same()
    {
        foreach (var line in File.ReadLines(Path.Combine(_folder, ".gitlab-ci.yml")).Where(line => line.Contains("- slogen ", StringComparison.Ordinal)))
            Run(line.Trim()[2..]).AssertExitCode(0);
        Replace("slos/storefront.slo.yaml", "objective: 99.9%", "objective: 99.95%");
        Run("slogen generate slos -o rules --prune").AssertExitCode(0);
        Assert.Equal(" M rules/storefront.rules.yaml\n M slos/storefront.slo.yaml\n", InstalledTool.RunIn(_folder, "git", "status", "--short").Output);
        Check(out _).AssertExitCode(0);
    }

    private CommandResult Run(string command)
    {
        var script = Path.Combine(_tool.Scratch("command"));
        File.WriteAllText(script, command);
        return _tool.Bash(script, _folder, new Dictionary<string, string>());
    }

    private CommandResult Check(out string summary, params (string Name, string Value)[] variables)
    {
        var file = Path.GetTempFileName();
        var all = new Dictionary<string, string> { ["SPECS"] = "slos", ["RULES"] = "rules", ["FAIL_ON"] = "warning", ["BASE"] = "HEAD", ["GITHUB_STEP_SUMMARY"] = file };
        foreach (var (name, value) in variables) all[name] = value;
        var result = _tool.Bash(Path.Combine(Repository.Root, ".github", "actions", "slo-rules", "check"), _folder, all);
        summary = File.ReadAllText(file);
        File.Delete(file);
        return result;
    }

    private void Replace(string file, string old, string text)
    {
        var path = Path.Combine(_folder, file);
        var content = File.ReadAllText(path);
        Assert.Contains(old, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(old, text, StringComparison.Ordinal));
    }

    private void Commit()
    {
        InstalledTool.RunIn(_folder, "git", "add", "--all");
        InstalledTool.RunIn(_folder, "git", "-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "As it is");
    }
}
