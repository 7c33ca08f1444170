namespace SloRuleGen.Cli.Tests.Settings;

/// <summary>Warnings that are off or errors, by code.</summary>
public sealed class LintLevelTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public LintLevelTests() => _folder.Write("slos/search.slo.yaml", Specs.Search);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_warning_that_is_off_is_told_nowhere()
    {
        Settings("lints: {SLO302: off}");

        Slogen.Run(_folder, "validate", "--fail-on", "warning").ShouldBe(0, "1 file, 1 SLO: ok");
        Slogen.Run(_folder, "generate").ShouldBe(0, $"wrote {_folder.RuleFile("rules", "search")}");
        Assert.Equal("", Slogen.Run(_folder, "explain").Error);
    }

    [Fact]
    public void A_warning_that_is_an_error_stops_every_command()
    {
        Settings("\nlints: {SLO302: error}");
        var error = Specs.SearchWarning("slos/search.slo.yaml").Replace("warning", "error", StringComparison.Ordinal)
            .Replace("over 93.06%", "over 93.06% (an error by slogen.yaml:4)", StringComparison.Ordinal);

        Slogen.Run(_folder, "validate").ShouldBe(1, "1 file: 1 error", error);
        Slogen.Run(_folder, "generate").ShouldBe(1, error: error);
        Assert.Equal((1, error + "\n"), (Slogen.Run(_folder, "explain").ExitCode, Slogen.Run(_folder, "explain").Error));
        Assert.False(Directory.Exists(_folder.PathOf("rules")));
        Assert.Contains("\"level\": \"error\",\n          \"message\"", Slogen.Run(_folder, "validate", "--format", "sarif").Output, StringComparison.Ordinal);
        Assert.Contains("\"severity\": \"error\"", Slogen.Run(_folder, "validate", "--format", "json").Output, StringComparison.Ordinal);
        Assert.StartsWith("::error file=", Slogen.Run(_folder, "validate", "--format", "github").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("error")]
    [InlineData("warning")]
    public void A_comment_in_a_spec_comes_first(string level)
    {
        Settings($"lints: {{SLO302: {level}}}");
        _folder.Write("slos/search.slo.yaml", "# slogen: allow-file SLO302\n" + Specs.Search);

        Slogen.Run(_folder, "validate", "--fail-on", "warning").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void A_comment_that_allows_nothing_has_a_level_too()
    {
        Settings("lints: {SLO119: error, SLO302: off}");
        _folder.Write("slos/search.slo.yaml", Specs.Search.Replace("service: search", "service: search # slogen: allow SLO217", StringComparison.Ordinal));

        Assert.StartsWith("slos/search.slo.yaml:2:33: error SLO119: ", Slogen.Run(_folder, "validate").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_about_files_have_levels_as_well()
    {
        _folder.Write("t/other.sbn", "");
        Settings("templates: t\nlints: {SLO302: off, SLO405: error}");

        Assert.Matches(@"^t/other\.sbn: error SLO405: .* \(an error by slogen\.yaml:4\)\n$", Slogen.Run(_folder, "generate").Error);
        Assert.False(Directory.Exists(_folder.PathOf("rules")));
    }

    [Fact]
    public void The_least_severity_that_fails_comes_from_the_file_unless_it_is_given()
    {
        Settings("fail_on: warning");

        Slogen.Run(_folder, "validate").ShouldBe(1, "1 file: 1 warning", Specs.SearchWarning("slos/search.slo.yaml"));
        Slogen.Run(_folder, "validate", "--fail-on", "error").ShouldBe(0, "1 file, 1 SLO: ok, 1 warning", Specs.SearchWarning("slos/search.slo.yaml"));
    }

    private void Settings(string lines) => _folder.Write("slogen.yaml", $"inputs: slos\noutput: rules\n{lines}\n");
}
