using System.Text.Json;
using System.Text.RegularExpressions;

namespace SloRuleGen.Package.Tests;

/// <summary>The scripts of <c>.github/release</c>, with stand-ins for the native binaries: compiling one takes a minute, and <c>.ci/run</c> does it.</summary>
public sealed class ReleaseTests : IDisposable
{
    private static readonly string s_scripts = Path.Combine(Repository.Root, ".github", "release");

    private static readonly string s_version = Script("version").Output.Trim();

    private readonly string _folder = Directory.CreateTempSubdirectory("slogen-release-").FullName;

    public ReleaseTests()
    {
        // What it needs of the C library is found by the names in it.
        foreach (var rid in (string[])["linux-x64", "linux-arm64", "osx-arm64"]) File.WriteAllText(PathOf($"slogen-{s_version}-{rid}"), $"#!/bin/sh\n# GLIBC_2.17 GLIBC_2.9\necho {s_version}\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_debian_package_installs_runs_and_goes_again()
    {
        Script("deb", "linux-x64", _folder).AssertExitCode(0);

        var checkedPackage = Script("check-deb", "linux-x64", _folder).AssertExitCode(0);

        Assert.EndsWith($"slogen_{s_version}_amd64.deb: installs, runs and goes again\n", checkedPackage.Output, StringComparison.Ordinal);
        var depends = InstalledTool.Run("dpkg-deb", "--field", PathOf($"slogen_{s_version}_amd64.deb"), "Depends").Output;
        Assert.Equal("libc6 (>= 2.17)\n", depends);
    }

    [Fact]
    public void The_same_binary_makes_the_same_package()
    {
        Script("deb", "linux-arm64", _folder).AssertExitCode(0);
        var first = File.ReadAllBytes(PathOf($"slogen_{s_version}_arm64.deb"));
        File.SetLastWriteTimeUtc(PathOf($"slogen-{s_version}-linux-arm64"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Script("deb", "linux-arm64", _folder).AssertExitCode(0);

        Assert.Equal(first, File.ReadAllBytes(PathOf($"slogen_{s_version}_arm64.deb")));
    }

    [Fact]
    public void Entries_for_installers_have_the_checksums_of_the_release()
    {
        Script("checksums", _folder).AssertExitCode(0);
        Script("fill", _folder).AssertExitCode(0);

        var sums = File.ReadAllLines(PathOf("SHA256SUMS")).ToDictionary(line => line.Split("  ")[1], line => line.Split("  ")[0]);
        Assert.Equal(3, sums.Count);
        foreach (var entry in (string[])["slogen.rb", "mise.toml"])
        {
            var text = File.ReadAllText(PathOf(entry));
            Assert.All(sums, sum => Assert.Matches($"{sum.Key}\"(.|\n){{1,40}}{sum.Value}", text));
            Assert.DoesNotContain("@", text, StringComparison.Ordinal);
        }

        Assert.Contains($"semver(\">= {s_version}\")", File.ReadAllText(PathOf("aqua.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_published_that_was_changed_or_has_another_version()
    {
        Script("checksums", _folder).AssertExitCode(0);
        Assert.Contains($"the tag is v9.9.9, and the version of this commit {s_version}", Script("publish", _folder, "v9.9.9").AssertExitCode(1).Error, StringComparison.Ordinal);

        File.AppendAllText(PathOf($"slogen-{s_version}-linux-x64"), "#");

        Assert.Contains("FAILED", Script("publish", _folder, $"v{s_version}").AssertExitCode(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bill_of_materials_has_each_package_that_the_program_is_made_of()
    {
        Script("sbom", _folder).AssertExitCode(0);

        using var bill = JsonDocument.Parse(File.ReadAllText(PathOf($"slogen-{s_version}.cdx.json")));
        var found = bill.RootElement.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("purl").GetString()).ToList();
        var versions = Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "Directory.Packages.props")), "Include=\"([^\"]+)\" Version=\"([^\"]+)\"")
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var projects = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        var used = projects.SelectMany(project => Regex.Matches(File.ReadAllText(project), "<PackageReference Include=\"([^\"]+)\"")).Select(match => match.Groups[1].Value).Distinct();
        Assert.All(used, name => Assert.Contains($"pkg:nuget/{name}@{versions[name]}", found));
        Assert.All(bill.RootElement.GetProperty("components").EnumerateArray(), component =>
        {
            Assert.Equal(128, component.GetProperty("hashes")[0].GetProperty("content").GetString()!.Length);
            Assert.NotEmpty(component.GetProperty("licenses").EnumerateArray());
        });
    }

    [Fact]
    public void Each_step_of_the_release_is_a_script_that_is_here_or_an_action_of_one_commit()
    {
        var workflow = File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "release.yml"));
        var actions = Regex.Matches(workflow, "uses: (.*)").Select(match => match.Groups[1].Value).ToList();
        var commands = Regex.Matches(workflow, "- run: (.*)").Select(match => match.Groups[1].Value.Split(' ')[0]).ToList();
        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches(@"^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", action));
        Assert.NotEmpty(commands);
        Assert.All(commands, command =>
        {
            Assert.StartsWith(".github/release/", command, StringComparison.Ordinal);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(Repository.Root, command)).HasFlag(UnixFileMode.UserExecute), command);
        });
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static CommandResult Script(string name, params string[] arguments) =>
        CommandResult.Of(Path.Combine(s_scripts, name), arguments, Repository.Root, new Dictionary<string, string>());
}
