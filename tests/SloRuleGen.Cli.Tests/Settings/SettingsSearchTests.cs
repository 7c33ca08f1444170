namespace SloRuleGen.Cli.Tests.Settings;

/// <summary>Which <c>slogen.yaml</c> holds for a run.</summary>
public sealed class SettingsSearchTests : IDisposable
{
    private const string Advice = "; give what has other settings to a run of its own, or choose with --config or --no-config";

    private readonly TempFolder _folder = new();

    public SettingsSearchTests() => _folder.Write("a/slos/shop.slo.yaml", Specs.Shop).Write("b/search.slo.yaml", Specs.Search);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("slogen.yaml", "")]
    [InlineData("slogen.yaml", "a/slos")]
    [InlineData("a/slogen.yaml", "a/slos")]
    [InlineData("slogen.yaml", "", "a/slos/shop.slo.yaml")]
    [InlineData("a/slogen.yaml", "", "a/slos/shop.slo.yaml")]
    [InlineData("a/slogen.yaml", "", "a/slos")]
    [InlineData("a/slos/slogen.yaml", "", "a/slos/../slos/")]
    [InlineData("a/slogen.yaml", "b", "../a/slos/missing.slo.yaml")]
    [InlineData("b/slogen.yaml", "b", "-")]
    public void The_nearest_above_the_inputs_or_the_current_folder_holds(string settings, string current, params string[] inputs)
    {
        _folder.Write(settings, "labels: {found: here}\n");
        if (settings != "slogen.yaml") _folder.Write("slogen.yaml", "labels: {found: above}\n");

        var run = RunIn(current, ["config", "--format", "json", .. inputs]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\"value\": \"here\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_has_the_settings_of_the_file_that_it_is_a_version_of()
    {
        _folder.Write("a/slogen.yaml", "lints: {SLO302: off}\n").Write("slogen.yaml", "");

        Slogen.Run(_folder, Slogen.Setup.WithInput(Specs.Search), "validate", "-", "--stdin-filename", "a/slos/new.slo.yaml").ShouldBe(0, "1 file, 1 SLO: ok");
        Slogen.Run(_folder, Slogen.Setup.WithInput(Specs.Search), "validate", "-").ShouldBe(0, "1 file, 1 SLO: ok, 1 warning", Specs.SearchWarning("<stdin>"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_search_ends_at_the_root_of_the_repository(bool isWorkTree)
    {
        _folder.Write("slogen.yaml", "inputs: b\n");
        if (isWorkTree) _folder.Write("a/.git", "gitdir: elsewhere\n");
        else Directory.CreateDirectory(_folder.PathOf("a/.git"));

        RunIn("a/slos", "validate").ShouldBe(2, error:
            """
            slogen: There is nothing to read: name specs or folders, such as slos/, or write a slogen.yaml with 'inputs'; none is in this folder, nor above it in the repository.
            Run 'slogen validate --help' for usage.
            """);
        RunIn("a/slos", "validate", ".").ShouldBe(0, "1 file, 1 SLO: ok");
        _folder.Write("a/slogen.yaml", "inputs: slos\n");
        RunIn("a/slos", "validate").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void Inputs_with_different_settings_are_refused_and_both_are_named()
    {
        _folder.Write("a/slogen.yaml", "").Write("b/slogen.yaml", "");

        Run("validate", "a/slos/shop.slo.yaml", "b").ShouldBe(2, "1 file: 1 error",
            "b: error SLO021: its settings are 'b/slogen.yaml', and those of 'a/slos/shop.slo.yaml' are 'a/slogen.yaml'" + Advice);
        Run("generate", "b", "a", "-o", "rules").ShouldBe(2, error:
            "a: error SLO021: its settings are 'a/slogen.yaml', and those of 'b' are 'b/slogen.yaml'" + Advice);
        File.Delete(_folder.PathOf("b/slogen.yaml"));
        Run("explain", "a", "b").ShouldBe(2, error: "b: error SLO021: its settings are none, and those of 'a' are 'a/slogen.yaml'" + Advice);
        Run("validate", "a", "b", "--no-config").ShouldBe(0, "2 files, 2 SLOs: ok, 1 warning", Specs.SearchWarning("b/search.slo.yaml"));
        Run("validate", "a", "b", "--config", "a/slogen.yaml").ShouldBe(0, "2 files, 2 SLOs: ok, 1 warning", Specs.SearchWarning("b/search.slo.yaml"));
    }

    [Fact]
    public void Specs_with_settings_nearer_to_them_are_refused()
    {
        _folder.Write("a/slogen.yaml", "").Write("slogen.yaml", "output: rules\n").Write("a/slos/more/one.slo.yaml", Specs.Shop.Replace("shop", "one", StringComparison.Ordinal));

        Run("validate").ShouldBe(2, "3 files: 1 error, 1 warning",
            "a/slos/more/one.slo.yaml: error SLO021: its settings are 'a/slogen.yaml', and those of the run are 'slogen.yaml'" + Advice + "\n" + Specs.SearchWarning("b/search.slo.yaml"));
        Assert.Equal(2, Run("generate").ExitCode);
        Assert.False(Directory.Exists(_folder.PathOf("rules")));
        File.Delete(_folder.PathOf("slogen.yaml"));
        Assert.StartsWith("a/slos/more/one.slo.yaml: error SLO021: its settings are 'a/slogen.yaml', and those of the run are none", Run("validate", ".").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_names_may_lie_outside_of_its_folder()
    {
        _folder.Write("ci/slogen.yaml", "inputs: ../a\n");

        RunIn("ci", "validate").ShouldBe(0, "1 file, 1 SLO: ok");
        _folder.Write("a/slogen.yaml", "");
        RunIn("ci", "validate").ShouldBe(2, "1 file: 1 error",
            "../a/slos/shop.slo.yaml: error SLO021: its settings are '../a/slogen.yaml', and those of the run are 'slogen.yaml'" + Advice);
    }

    [Fact]
    public void One_file_by_two_paths_is_one()
    {
        _folder.Write("a/slogen.yaml", "");
        Directory.CreateSymbolicLink(_folder.PathOf("link"), "a");

        Run("validate", "a/slos", "link/slos").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void A_file_of_any_name_can_be_chosen()
    {
        _folder.Write("ci/strict.yml", "inputs: ../b\nlints: {SLO302: error}\n").Write("slogen.yaml", "nonsense: true\n");

        Run("validate", "--config", "ci/strict.yml").ShouldBe(1, "1 file: 1 error", Specs.SearchWarning("b/search.slo.yaml")
            .Replace("warning", "error", StringComparison.Ordinal).Replace("over 93.06%", "over 93.06% (an error by ci/strict.yml:2)", StringComparison.Ordinal));
        Run("validate", "--config", "missing.yaml").ShouldBe(2, "1 file: 1 error", "missing.yaml: error SLO001: no such file or folder");
        Run("validate", "a", "--no-config").ShouldBe(0, "1 file, 1 SLO: ok");
        Run("validate", "--no-config").ShouldBe(2, error:
            """
            slogen: There is nothing to read: name specs or folders, such as slos/, or write a slogen.yaml with 'inputs'; with --no-config none is looked for.
            Run 'slogen validate --help' for usage.
            """);
        Run("validate", "--no-config", "--config", "x").ShouldBe(2, error:
            """
            slogen: --config and --no-config exclude each other.
            Run 'slogen validate --help' for usage.
            """);
        Run("explain", "SLO215", "--no-config").ShouldBe(2, error:
            """
            slogen: 'SLO215' is the code of a diagnostic: options are about specs; a file of that name is './SLO215'.
            Run 'slogen explain --help' for usage.
            """);
    }

    [Fact]
    public void Another_ending_is_not_passed_over()
    {
        _folder.Write("slogen.yml", "inputs: a\n");

        Run("validate", "a").ShouldBe(2, "1 file: 1 error",
            "slogen.yml: error SLO022: settings are called slogen.yaml, and are not found otherwise: rename the file, or name it with --config");
        Run("validate", "--config", "slogen.yml").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    private Outcome Run(params string[] args) => Slogen.Run(_folder, args);

    private Outcome RunIn(string folder, params string[] args) => Slogen.RunIn(_folder.PathOf(folder), new Slogen.Setup(), args);
}
