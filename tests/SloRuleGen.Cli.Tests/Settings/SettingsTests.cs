namespace SloRuleGen.Cli.Tests.Settings;

/// <summary>A repository with a <c>slogen.yaml</c> needs no arguments.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Three_commands_without_arguments_do_the_right_thing()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop).Write("slogen.yaml", "inputs: slos\noutput: rules\n");

        Run("validate").ShouldBe(0, "1 file, 1 SLO: ok");
        var written = Run("generate");
        written.ShouldBe(0, $"wrote {_folder.RuleFile("rules", "shop")}");
        Run("generate", "--check").ShouldBe(0, "rules: 1 file up to date");

        Assert.Equal(["rules/shop.rules.yaml"], _folder.Files("rules"));
    }

    [Fact]
    public void Labels_that_contradict_a_spec_are_a_mistake_to_validate_too()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop.Replace("service: shop\n", "service: shop\nidentity: {cluster: eu}\n", StringComparison.Ordinal))
            .Write("slogen.yaml", "inputs: slos\noutput: rules\nlabels: {cluster: eu-1}\n");

        var (validated, generated) = (Run("validate"), Run("generate"));
        Assert.Equal((1, 1), (validated.ExitCode, generated.ExitCode));
        Assert.Contains("SLO309", generated.Error, StringComparison.Ordinal);
        Assert.Contains("SLO309", validated.Output + validated.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_relative_to_the_file_wherever_the_run_is()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop).Write("slogen.yaml", "inputs: [slos]\noutput: ./out/rules/\n").Write("deep/er/x", "");

        RunIn("deep/er", "generate").ShouldBe(0, $"wrote ../../{_folder.RuleFile("out/rules", "shop")}");
        RunIn("slos", "generate").ShouldBe(0, $"unchanged ../{_folder.RuleFile("out/rules", "shop")}");
        RunIn("slos", "generate", "shop.slo.yaml", "--check").ShouldBe(0, "../out/rules/: 1 file up to date");
    }

    [Fact]
    public void Without_inputs_the_folder_of_the_file_is_read()
    {
        _folder.Write("a/slos/shop.slo.yaml", Specs.Shop).Write("slogen.yaml", "").Write("other/x", "");

        Run("validate").ShouldBe(0, "1 file, 1 SLO: ok");
        RunIn("other", "validate").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void Every_command_that_reads_specs_follows_them()
    {
        _folder.Write("slos/mail.slo.yaml", Specs.Shop.Replace("events:\n", "template: jobs\n#", StringComparison.Ordinal).Split("#")[0])
            .Write("lib/jobs.sli.yaml", "apiVersion: slogen/v1\nsli_templates: {jobs: {description: Jobs., sli: {events: {bad: 'jobs_total{job=\"mail\",outcome=\"error\"}', total: 'jobs_total{job=\"mail\"}'}}}}\n")
            .Write("slogen.yaml", "inputs: slos\nlibrary: lib\noutput: rules\nprometheus_version: 3.4\nenable_feature: promql-duration-expr\n");

        Run("validate").ShouldBe(0, "1 file, 1 SLO: ok");
        Assert.Equal((0, ""), (Run("generate").ExitCode, Run("explain").Error));
        Assert.Equal((0, ""), (Run("simulate", "--incident", "30m@100%").ExitCode, Run("simulate", "--incident", "30m@100%").Error));
        Assert.Contains("| jobs ", Run("templates").Output, StringComparison.Ordinal);
        Run("promql", "rate(a[5m+1m])").ShouldBe(0, "rate(a[5m + 1m])");
        Assert.Equal(1, Run("promql", "rate(a[5m+1m])", "--enable-feature", "promql-delayed-name-removal").ExitCode);
        Assert.Equal(1, Run("validate", "--no-config", "slos").ExitCode);
    }

    [Fact]
    public void The_file_itself_is_no_spec_and_alone_stands_for_what_it_names()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop).Write("slos/more/search.slo.yaml", Specs.Search).Write("slogen.yaml", "inputs: slos/*.yaml\n").Write("slos/x/y", "");

        foreach (var inputs in (string[][])[[], ["slogen.yaml"], ["./slogen.yaml", "slos/shop.slo.yaml"]])
            Run(["validate", .. inputs]).ShouldBe(0, "1 file, 1 SLO: ok");
        Run("validate", ".").ShouldBe(0, "2 files, 2 SLOs: ok, 1 warning", Specs.SearchWarning("slos/more/search.slo.yaml"));
        Assert.Equal(1, Run("validate", "slogen.yaml", "--no-config").ExitCode);
    }

    [Fact]
    public void Patterns_find_files_and_folders_but_never_settings()
    {
        _folder.Write("teams/a/slos/shop.slo.yaml", Specs.Shop).Write("teams/b/slos/search.slo.yaml", Specs.Search).Write("teams/c/notes", "")
            .Write("teams/.old/slos/broken.slo.yaml", Specs.Broken).Write("one.yaml", Specs.Shop.Replace("service: shop", "service: one", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(_folder.PathOf("teams/b/loop"), "..");

        foreach (var (pattern, files) in (ReadOnlySpan<(string, int)>)[
            ("teams/*/slos", 2), ("'**/*.slo.yaml'", 2), ("teams/**", 2), ("'*.yaml'", 1), ("'**/**/sho?.slo.yaml'", 1), ("['*.yaml', teams/a/**, teams/a/slos]", 2),
            ("./teams/../teams/[a]/slos", 0), ("'{one}*.yaml'", 0), ("teams/.*/slos/*", -1), ($"{_folder.FullPath}/teams/?/slos", 2)])
        {
            _folder.Write("slogen.yaml", $"inputs: {pattern}\nlints: {{SLO302: off}}\n");

            var run = Run("validate");

            if (files > 0) run.ShouldBe(0, $"{files} file{(files == 1 ? "" : "s")}, {files} SLO{(files == 1 ? "" : "s")}: ok");
            else Assert.Equal(files < 0 ? 1 : 2, run.ExitCode);
        }
    }

    [Fact]
    public void A_pattern_that_finds_nothing_is_an_error_at_its_place()
    {
        _folder.Write("slogen.yaml", "inputs:\n  - slos/*.slo.yaml\n");

        Run("validate").ShouldBe(2, "1 file: 1 error",
            """
            slogen.yaml:2:5: error SLO003: no spec found: nothing has a name like 'slos/*.slo.yaml'
              2 |   - slos/*.slo.yaml
                |     ^^^^^^^^^^^^^^^
            """);
    }

    [Fact]
    public void Settings_are_never_written_over()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop).Write("conf.yaml", "output: .\nalertmanager: conf.yaml\n").Write("slogen.yaml", "output: .\nalertmanager: slogen.yaml\n");

        Run("generate", "--config", "conf.yaml", "--force").ShouldBe(
            2, error: "./conf.yaml: error SLO011: cannot write the rules: this run reads it, and never writes over what it reads; nothing was changed");
        Assert.StartsWith("slogen.yaml:2:15: error SLO023: 'alertmanager' cannot be 'slogen.yaml': ", Run("generate").Error, StringComparison.Ordinal);
        _folder.Write("slogen.yaml", "output: out\nalertmanager: true\n").Write("out/alertmanager.yaml", "route: {}\n");
        Assert.StartsWith("out/alertmanager.yaml: error SLO011: cannot write the rules: this program did not write the file", Run("generate").Error, StringComparison.Ordinal);
        Assert.Equal("output: .\nalertmanager: conf.yaml\n", _folder.Read("conf.yaml"));
    }

    [Fact]
    public void The_label_that_a_spec_contradicts_is_told_of()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop + "identity: {cluster: us}\n").Write("slogen.yaml", "labels: {cluster: eu}\noutput: rules\n");

        Assert.Contains("error SLO309: 'cluster' is 'us' here, and 'eu' by '--label' or the settings: leave one of them out", Run("generate").Error, StringComparison.Ordinal);
    }

    private Outcome Run(params string[] args) => Slogen.Run(_folder, args);

    private Outcome RunIn(string folder, params string[] args) => Slogen.RunIn(_folder.PathOf(folder), new Slogen.Setup(), args);
}
