using System.Runtime.CompilerServices;
using System.Text;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen init</c>: a first spec, from options or from answers on a terminal.</summary>
public sealed class InitTests : IDisposable
{
    private static readonly string[] s_whole = ["init", "--service", "checkout", "--template", "http-requests", "--selector", "job=\"checkout\"", "--objective", "99.9%"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Options_make_a_spec_without_a_question()
    {
        Slogen.Run(_folder, s_whole).ShouldBe(
            0,
            """
            wrote checkout.slo.yaml
            Next: 'slogen explain checkout.slo.yaml' shows its alerts in numbers, 'slogen generate' makes the rules.
            """);

        Slogen.Run(_folder, "validate", "checkout.slo.yaml", "--fail-on", "warning").ShouldBe(0, "1 file, 1 SLO: ok");
        Assert.Equal(_folder.Read("checkout.slo.yaml"), Slogen.Run(_folder, [.. s_whole, "-o", "-"]).Output);
        Assert.Equal(["checkout.slo.yaml"], _folder.Files());
    }

    [Fact]
    public void A_spec_of_every_template_is_right_without_a_warning()
    {
        foreach (var template in SloCompiler.SliTemplates([]).Templates)
        {
            string[] given = [.. template.Parameters.Where(parameter => parameter.Default is null).SelectMany(parameter => (string[])["--with", $"{parameter.Name.Value}={((Syntax.ScalarSyntax)parameter.Sample!).Value}"])];
            Slogen.Run(_folder, ["init", "--service", template.Name.Value, "--template", template.Name.Value, "--objective", "99.9%", "-q", .. given]).ShouldBe(0);
            Assert.True(_folder.Read($"{template.Name.Value}.slo.yaml").Split('\n').Length <= 35);
        }

        var run = Slogen.Run(_folder, "validate", ".", "--fail-on", "warning");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    /// <summary>By what cannot be moved, with the release beside it: one list, that of the project's own workflow.</summary>
    [Fact]
    public void Actions_of_workflows_are_those_that_the_project_runs_itself()
    {
        Slogen.Run(_folder, [.. s_whole, "--ci", "github"]);
        var pinned = ActionsOf(File.ReadAllText(Path.Combine(Root(), ".github", "workflows", "ci.yml"))).ToHashSet();

        Assert.All(
            [.. ActionsOf(_folder.Read(".github/workflows/slo.yml")), .. new[] { "samples/gitops/.github/workflows/slos.yml", "docs/ci.md" }.SelectMany(file => ActionsOf(File.ReadAllText(Path.Combine(Root(), file))))],
            action => Assert.Contains(action, pinned));

        static IEnumerable<string> ActionsOf(string workflow) => workflow.Split('\n').Where(line => line.Contains("uses: actions/", StringComparison.Ordinal)).Select(line => line.Trim(' ', '-'));
    }

    [Theory]
    [InlineData("--service, --template, --selector and --objective are missing")]
    [InlineData("--service and --objective are missing", "--template", "http-requests", "--selector", "job=\"a\"")]
    [InlineData("--with threshold=… is missing", "--service", "a", "--template", "http-latency", "--selector", "job=\"a\"", "--objective", "99%")]
    [InlineData("--selector is missing", "--service", "a", "--template", "http-requests", "--objective", "99%")]
    [InlineData("--objective is missing", "--service", "a", "--template", "prometheus-notifications")]
    public void Without_a_terminal_what_is_missing_is_named(string missing, params string[] options)
    {
        var run = Slogen.Run(_folder, ["init", .. options]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"slogen: there is no terminal to ask at, and {missing}; a whole command is\n  slogen init --service checkout", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nRun 'slogen init --help' for usage.\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Theory]
    [InlineData("--service: 'Shop' is no name for a service: names are lower case; write 'shop'", "--service", "Shop")]
    [InlineData("--template: there is no template 'http-request'; did you mean 'http-requests'?", "--template", "http-request")]
    [InlineData("--selector: in the template 'http-requests': 'selector' takes matchers such as job=\"checkout\": unexpected end of input in label matching, expected string", "--selector", "job=")]
    [InlineData("--with: the template 'http-requests' has no parameter 'error'; did you mean 'errors'?", "--with", "error=4..")]
    [InlineData("--name: 'Good' is no name for an SLO: names are lower case; write 'good'", "--name", "Good")]
    public void A_mistake_is_told_by_its_option(string message, string option, string value)
    {
        string[] others = ["--service", "a", "--template", "http-requests", "--selector", "job=\"a\"", "--objective", "99%"];
        var at = Array.IndexOf(others, option);
        string[] args = at < 0 ? [.. others, option, value] : [.. others[..(at + 1)], value, .. others[(at + 2)..]];

        Slogen.Run(_folder, ["init", .. args]).ShouldBe(2, error: $"slogen: {message}");
        Assert.Empty(_folder.Files());
    }

    [Theory]
    [InlineData("--objective '100': write a percentage between 0% and 100%, such as 99.5%.", "--objective", "100")]
    [InlineData("--objective may be given once.", "--objective", "99", "--objective", "98")]
    [InlineData("--ci 'githb': it takes github, gitlab or pre-commit; did you mean 'github'?", "--ci", "githb")]
    [InlineData("--ci writes a file, and cannot be used with '-o -'.", "--ci", "gitlab", "-o", "-")]
    [InlineData("--selector and --with selector=… are the same: give one of them.", "--selector", "a=\"b\"", "--with", "selector=a=\"b\"")]
    public void What_makes_no_sense_is_refused(string message, params string[] options) =>
        Slogen.Run(_folder, ["init", .. options]).ShouldBe(2, error: $"slogen: {message}\nRun 'slogen init --help' for usage.");

    [Fact]
    public void No_file_is_written_over()
    {
        _folder.Write("checkout.slo.yaml", "mine").Write("other.yaml", "");

        foreach (var name in (string[])["checkout.slo.yaml", "other.yaml"])
        {
            string[] output = name == "other.yaml" ? ["-o", name] : [];
            Slogen.Run(_folder, [.. s_whole, .. output, "--ci", "github"]).ShouldBe(
                2, error: $"{name}: error SLO011: there is such a file already, and it stays as it is: name another one with -o; nothing was written");
        }

        Assert.Equal(["checkout.slo.yaml", "other.yaml"], _folder.Files());
        Assert.Equal("mine", _folder.Read("checkout.slo.yaml"));
    }

    [Fact]
    public void All_files_are_written_or_none()
    {
        // Where the folder for the workflow should be, a file is.
        _folder.Write(".github", "");

        var run = Slogen.Run(_folder, [.. s_whole, "--ci", "github"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error SLO011", run.Error, StringComparison.Ordinal);
        Assert.Equal([".github"], _folder.Files());
    }

    [Fact]
    public void Folders_on_the_way_are_made()
    {
        Slogen.Run(_folder, [.. s_whole, "-q", "-o", "new/slos/shop.yaml"]).ShouldBe(0);

        Assert.Equal(["new/slos/shop.yaml"], _folder.Files());
    }

    [Fact]
    public void Settings_say_where_specs_are()
    {
        _folder.Write("slogen.yaml", "inputs: slos\noutput: rules\n").Write("team/readme", "").Write("slos/readme", "");

        Slogen.RunIn(_folder.PathOf("team"), new Slogen.Setup(), [.. s_whole, "--ci", "gitlab", "--ci", "github"]).ShouldBe(
            0,
            """
            wrote ../slos/checkout.slo.yaml
            wrote ../.gitlab-ci.yml
            wrote ../.github/workflows/slo.yml
            Next: 'slogen explain ../slos/checkout.slo.yaml' shows its alerts in numbers, 'slogen generate' makes the rules.
            """);

        Assert.EndsWith("    - dotnet slogen validate\n    - dotnet slogen generate --check\n", _folder.Read(".gitlab-ci.yml"), StringComparison.Ordinal);
        Assert.EndsWith("      - run: dotnet slogen validate --format github\n      - run: dotnet slogen generate --check\n", _folder.Read(".github/workflows/slo.yml"), StringComparison.Ordinal);
        Assert.Equal(0, Slogen.Run(_folder, "generate").ExitCode);
    }

    [Fact]
    public void A_workflow_that_is_there_stays_and_what_to_add_is_shown()
    {
        _folder.Write(".git/HEAD", "").Write(".gitlab-ci.yml", "mine").Write("slos/readme", "");

        Slogen.RunIn(_folder.PathOf("slos"), new Slogen.Setup(), [.. s_whole, "--ci", "gitlab", "--ci", "pre-commit"]).ShouldBe(
            0,
            """
            wrote checkout.slo.yaml
            wrote ../.pre-commit-config.yaml
            Next: 'slogen explain checkout.slo.yaml' shows its alerts in numbers, 'slogen generate' makes the rules.
            ../.gitlab-ci.yml is there already and stays as it is; what to add to it:
            # slogen is a tool of the repository: 'dotnet new tool-manifest', 'dotnet tool install SloRuleGen'.
            slos:
              # image: one with the .NET 10 SDK, unless the runner has it
              script:
                - dotnet tool restore
                - dotnet slogen validate slos
                # - dotnet slogen generate slos -o rules/ --check   # once the rules are in the repository
            """);
        Assert.Equal("mine", _folder.Read(".gitlab-ci.yml"));
    }

    [Fact]
    public void A_terminal_is_asked_for_what_options_leave_open()
    {
        var run = OnTerminal("Shop\n\nshop\nhttp-reqests\n1\njob=\n\n100%\n99.5\n");

        Assert.Equal((0, "wrote shop.slo.yaml"), (run.ExitCode, run.Output.Split('\n')[0]));
        Assert.Contains("names are lower case; write 'shop'", run.Error, StringComparison.Ordinal);
        Assert.Contains("a number from 1 to", run.Error, StringComparison.Ordinal);
        Assert.Contains("Selector [job=\"shop\"]: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Objective [99.9%]: ", run.Error, StringComparison.Ordinal);
        var template = SloCompiler.SliTemplates([]).Templates[0].Name.Value;
        Assert.Equal(_folder.Read("shop.slo.yaml"), Slogen.Run(_folder, "init", "--service", "shop", "--template", template, "--selector", "job=\"shop\"", "--objective", "99.5%", "-o", "-").Output);
    }

    [Fact]
    public void Help_shows_the_usage_and_examples()
    {
        var run = Slogen.Run(_folder, "init", "--help");

        Assert.Contains("\nUsage:\n  slogen init [options]\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n  slogen init\n  slogen init --prometheus http://localhost:9090\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_is_asked_nothing_that_options_say() => Slogen.Run(_folder, new Slogen.Setup { IsTerminal = true }, [.. s_whole, "-q"]).ShouldBe(0);

    [Theory]
    [InlineData("")]
    [InlineData("shop")]
    [InlineData("shop\nhttp-requests\n\n")]
    public void Nothing_is_written_where_the_answers_end(string answers)
    {
        var run = OnTerminal(answers);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("\nslogen: no more answers came; nothing was written\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void A_spec_can_be_asked_for_and_printed()
    {
        var run = OnTerminal("shop\nhttp-requests\n\n\n", "-o", "-");

        Assert.StartsWith("# What shop promises.", run.Output, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    private Outcome OnTerminal(string answers, params string[] options) =>
        Slogen.Run(_folder, new Slogen.Setup { IsTerminal = true, Width = 100, Input = new MemoryStream(Encoding.UTF8.GetBytes(answers)) }, ["init", "--no-color", .. options]);

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath("../..", Path.GetDirectoryName(thisFile)!);
}
