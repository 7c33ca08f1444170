using System.Text.RegularExpressions;

namespace SloRuleGen.Package.Tests;

/// <summary>The hooks for pre-commit.</summary>
[Collection(PackageCollection.Name)]
public sealed class HookTests(InstalledTool tool)
{
    private static readonly Dictionary<string, Dictionary<string, string>> s_hooks = ReadHooks();

    [Fact]
    public void There_is_a_hook_that_builds_the_tool_and_one_for_an_installed_tool() =>
        Assert.Equal(
            [("slogen-validate", "dotnet"), ("slogen-validate-system", "system"), ("slogen-generate", "dotnet"), ("slogen-generate-system", "system")],
            s_hooks.Select(hook => (hook.Key, hook.Value["language"])));

    [Theory]
    [InlineData("slogen-validate")]
    [InlineData("slogen-validate-system")]
    public void A_hook_takes_many_specs_in_one_call(string id)
    {
        var hook = s_hooks[id];
        var files = new Regex(hook["files"]);

        Assert.Equal("true", hook["require_serial"]);
        Assert.All(Repository.Samples, sample => Assert.Matches(files, sample));
        Assert.Matches(files, "slos/http.sli.yaml");
        Assert.Matches(files, "slogen.yaml");
        Assert.Matches(files, "teams/a/slogen.yaml");
        Assert.DoesNotMatch(files, "not-slogen.yaml");
        Assert.DoesNotMatch(files, "rules/checkout.rules.yaml");

        var result = tool.Hook(hook["entry"], Repository.Root, [.. Repository.Samples]).AssertExitCode(0);

        Assert.StartsWith($"{Repository.Samples.Count()} files, ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_of_a_library_checks_what_its_folder_holds()
    {
        var folder = Directory.CreateDirectory(tool.Scratch("library")).FullName;
        const string Template = "sli_templates: {jobs: {sli: {events: {bad: 'jobs_total{job=\"mail\",outcome=\"error\"}', total: 'jobs_total{job=\"mail\"}'}}}}\n";
        File.WriteAllText(Path.Combine(folder, "jobs.sli.yaml"), "apiVersion: slogen/v1\n" + Template.Replace("jobs: {sli", "tasks: {sli", StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(folder, "mail.slo.yaml"),
            "apiVersion: slogen/v1\nservice: mail\nscrape_interval: 15s\nslos: [{name: sent, objective: 99%, sli: {template: jobs}}]\n");
        var entry = s_hooks["slogen-validate"]["entry"];

        tool.Hook(entry + " --library=.", folder, "jobs.sli.yaml").AssertExitCode(0);
        var result = tool.Hook(entry + " . --library=.", folder).AssertExitCode(1);

        Assert.Contains("mail.slo.yaml:4:53: error SLO170: unknown template 'jobs'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_hold_for_what_a_hook_passes_and_alone_check_all()
    {
        var folder = Directory.CreateDirectory(tool.Scratch("settings")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "slos"));
        File.WriteAllText(Path.Combine(folder, "slogen.yaml"), "inputs: slos\nlibrary: slos\n");
        File.WriteAllText(
            Path.Combine(folder, "slos", "jobs.sli.yaml"),
            "apiVersion: slogen/v1\nsli_templates: {jobs: {sli: {events: {bad: 'jobs_total{job=\"mail\",outcome=\"error\"}', total: 'jobs_total{job=\"mail\"}'}}}}\n");
        File.WriteAllText(
            Path.Combine(folder, "slos", "mail.slo.yaml"),
            "apiVersion: slogen/v1\nservice: mail\nscrape_interval: 15s\nslos: [{name: sent, objective: 99%, sli: {template: jobs}}]\n");
        var entry = s_hooks["slogen-validate"]["entry"];

        foreach (var files in (string[][])[["slos/mail.slo.yaml", "slos/jobs.sli.yaml"], ["slogen.yaml"], ["slogen.yaml", "slos/mail.slo.yaml"], []])
            Assert.Equal("1 file, 1 SLO: ok\n", tool.Hook(entry, folder, files).AssertExitCode(0).Output);
    }

    [Fact]
    public void A_service_in_two_files_fails_the_hook()
    {
        var folder = Directory.CreateDirectory(tool.Scratch("hook")).FullName;
        foreach (var name in (string[])["a.slo.yaml", "b.slo.yml"])
            File.Copy(Path.Combine(Repository.Root, "samples", "http.slo.yaml"), Path.Combine(folder, name));

        var result = tool.Hook(s_hooks["slogen-validate"]["entry"], folder, "a.slo.yaml", "b.slo.yml").AssertExitCode(1);

        Assert.Contains("error SLO128: the service 'checkout' is already defined at a.slo.yaml", result.Error, StringComparison.Ordinal);
    }

    /// <summary>By id; enough YAML for a file that has nothing but lists of plain fields.</summary>
    private static Dictionary<string, Dictionary<string, string>> ReadHooks()
    {
        var hooks = new Dictionary<string, Dictionary<string, string>>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, ".pre-commit-hooks.yaml")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (name, value) = line.Split(": ", 2) is [var before, var after] ? (before, after) : throw new FormatException(line);
            if (name == "- id") hooks[value] = [];
            else hooks.Last().Value[name.Trim()] = value;
        }

        return hooks;
    }
}
