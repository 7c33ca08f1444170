using System.Text.RegularExpressions;

namespace SloRuleGen.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_version_is_printed_alone()
    {
        var run = Slogen.Run(_folder, "--version");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(new Regex(@"^\d+\.\d+\.\d+(-[a-z0-9.]+)?\n$"), run.Output);
    }

    [Theory]
    [InlineData("generate", "slogen generate slos/ -o rules/ --check")]
    [InlineData("validate", "slogen validate slos/")]
    [InlineData("explain", "slogen explain slos/ --slo checkout/availability")]
    [InlineData("simulate", "slogen simulate slos/checkout.slo.yaml --incident 30m@100%")]
    [InlineData("report", "slogen report slos/ -o report.html")]
    [InlineData("gate", "slogen gate slos/ --override 'fixes the outage of today'")]
    [InlineData("status", "slogen status slos/ --prometheus http://localhost:9090 --watch")]
    public void Help_of_each_command_shows_its_usage_and_examples(string command, string example)
    {
        var run = Slogen.Run(_folder, command, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"\nUsage:\n  slogen {command} [<INPUT>...] [options]\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\nExamples:\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  {example}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_the_program_lists_its_commands()
    {
        var run = Slogen.Run(_folder, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var command in (string[])["generate", "validate", "explain", "simulate", "config"])
            Assert.Contains($"\n  {command} <INPUT>  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  promql <EXPR>  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  schema <spec|settings>  ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--no-color")]
    public void The_program_alone_shows_its_help(params string[] args) =>
        Slogen.Run(_folder, args).ShouldBe(0, Slogen.Run(_folder, "--help").Output.TrimEnd('\n'));

    [Theory]
    [InlineData("There is no command or option 'generat'; did you mean 'generate'?", "generat", "slos", "-o", "rules")]
    [InlineData("There is no command or option 'vlaidate'; did you mean 'validate'?", "vlaidate", "slos")]
    [InlineData("There is no command or option 'fly'.", "fly")]
    [InlineData("There is no command or option '--versoin'; did you mean '--version'?", "--versoin")]
    [InlineData("There is no command or option '--json-lines'; it is an option of 'slogen promql'.", "--json-lines")]
    public void A_mistyped_command_is_a_usage_error(string message, params string[] args) =>
        Slogen.Run(_folder, args).ShouldBe(2, error: $"slogen: {message}\nRun 'slogen --help' for usage.");

    [Theory]
    [InlineData("There is no option '--fast'; a file of that name is './--fast'.", "validate", "slos", "--fast")]
    [InlineData("There is no option '--formt'; did you mean '--format'?", "validate", "slos", "--formt", "json")]
    [InlineData("There is no option '--Format=json'; did you mean '--format'?", "validate", "slos", "--Format=json")]
    [InlineData("There is no option '-output'; did you mean '--output'?", "generate", "slos", "-output", "rules", "-o", "rules")]
    [InlineData("There is no option '--nocolor'; did you mean '--no-color'?", "explain", "slos", "--nocolor")]
    [InlineData("There is no option '--check'; it is an option of 'slogen generate'.", "validate", "slos", "--check")]
    [InlineData("There is no option '--fail-on'; it is an option of 'slogen validate', 'slogen check' and 'slogen config'.", "generate", "slos", "-o", "rules", "--fail-on", "warning")]
    [InlineData("There is no option '-x'; a file of that name is './-x'.", "validate", "slos", "-x")]
    [InlineData("There is no option '--libary'; did you mean '--library'?", "templates", "--libary")]
    [InlineData("There is no option '--json-line'; did you mean '--json-lines'?", "promql", "--json-line")]
    public void An_unknown_option_is_a_usage_error(string message, params string[] args) =>
        Slogen.Run(_folder, args).ShouldBe(2, error: $"slogen: {message}\nRun 'slogen {args[0]} --help' for usage.");

    [Fact]
    public void Everything_that_is_missing_is_told_at_once() =>
        Slogen.Run(_folder, "generate").ShouldBe(2, error:
            """
            slogen: There is nothing to read: name specs or folders, such as slos/, or write a slogen.yaml with 'inputs'; none is in this folder, nor above it in the repository.
            slogen: Option '--output' is required: give a folder, or write it into slogen.yaml as 'output'.
            Run 'slogen generate --help' for usage.
            """);

    [Theory]
    [InlineData("--check")]
    [InlineData("--prune")]
    [InlineData("--force")]
    [InlineData("--alertmanager")]
    public void What_needs_a_folder_is_refused_with_standard_output(string option) =>
        Slogen.Run(_folder, "generate", "slos", "-o", "-", option).ShouldBe(2, error:
            $"""
            slogen: {option} needs a folder, and cannot be used with '-o -'.
            Run 'slogen generate --help' for usage.
            """);

    [Theory]
    [InlineData("-o", "generate", "slos", "-o", "a", "-o", "b")]
    [InlineData("--output", "generate", "slos", "--output", "a", "-o", "-")]
    [InlineData("--alertmanager", "generate", "slos", "-o", "a", "--alertmanager", "--alertmanager")]
    [InlineData("--templates", "generate", "slos", "-o", "a", "--templates", "a", "--templates", "b")]
    [InlineData("--target", "generate", "slos", "-o", "a", "--target", "mimir", "--target", "mimir")]
    [InlineData("--namespace", "generate", "slos", "-o", "a", "--target", "operator", "--namespace", "a", "--namespace", "b")]
    [InlineData("--partial-response", "generate", "slos", "-o", "a", "--target", "thanos", "--partial-response", "warn", "--partial-response", "warn")]
    [InlineData("--vmalert-version", "generate", "slos", "-o", "a", "--target", "vmalert", "--vmalert-version", "1.90", "--vmalert-version", "1.91")]
    [InlineData("--prometheus-version", "generate", "slos", "-o", "a", "--prometheus-version", "3.0", "--prometheus-version", "3.1")]
    [InlineData("--stdin-filename", "validate", "-", "--stdin-filename", "a", "--stdin-filename", "b")]
    [InlineData("--format", "validate", "slos", "--format", "json", "--format", "text")]
    [InlineData("--fail-on", "validate", "slos", "--fail-on", "error", "--fail-on", "error")]
    [InlineData("--format", "explain", "slos", "--format", "json", "--format", "text")]
    [InlineData("--config", "explain", "slos", "--config", "a", "--config", "b")]
    [InlineData("--slo", "explain", "slos", "--slo", "a", "--slo", "b")]
    [InlineData("--json-lines", "promql", "--json-lines=true", "--json-lines=false")]
    public void An_option_of_one_value_that_is_repeated_is_a_usage_error(string option, params string[] args) =>
        Slogen.Run(_folder, args).ShouldBe(2, error:
            $"""
            slogen: Option '{option}' expects a single argument but 2 were provided.
            Run 'slogen {args[0]} --help' for usage.
            """);

    [Fact]
    public void A_switch_may_be_repeated() =>
        Slogen.Run(_folder, "promql", "--json-lines", "--json-lines").ShouldBe(0);

    [Fact]
    public void An_escape_in_an_argument_never_reaches_the_terminal()
    {
        _folder.Write("slos/a\e[31m.slo.yaml", Specs.Shop);
        foreach (var args in (string[][])[["validate", "--x\e"], ["validate", "x\e"], ["explain", "slos", "--format", "\e"], ["explain", "slos", "--slo", "\e"], ["\e"],
            ["generate", "slos", "-o", "\er", "--check"], ["generate", "slos", "-o", "\er"], ["generate", "slos", "-o", "\er", "--check"],
            ["validate", "slos\e", "--format", "github"], ["validate", "slos\e", "--format", "sarif"], ["validate", "slos\e", "--format", "json"],
            ["generate", "slos", "-o", "r", "--alertmanager=\e.yaml"], ["templates", "x\e"]])
        {
            var run = Slogen.Run(_folder, args);

            Assert.DoesNotContain('\e', run.Output + run.Error);
        }
    }

    [Fact]
    public void An_empty_output_is_refused() =>
        Slogen.Run(_folder, "generate", "slos", "-o", "").ShouldBe(2, error:
            """
            slogen: Option '--output' needs a folder, or - for standard output.
            Run 'slogen generate --help' for usage.
            """);

    [Fact]
    public void Every_label_that_is_none_is_refused() =>
        Slogen.Run(_folder, "generate", "slos", "-o", "rules", "--label", "team", "--label", "severity=page",
            "--label", "env=", "--label", "env=eu", "--label", "env=us", "--label", "zone=\ufffd").ShouldBe(2, error:
            """
            slogen: --label 'team': write it as key=value.
            slogen: --label 'severity=page': 'severity' is set by the rules; its value is 'severity' under 'page' or 'ticket' of 'alerting', or 'severity_label' of a tier.
            slogen: --label 'env=': an empty value is no label to Prometheus; leave it out or give it a value.
            slogen: --label 'env=us': 'env' is given twice.
            slogen: --label 'zone=�': the value is no text in UTF-8.
            Run 'slogen generate --help' for usage.
            """);

    [Fact]
    public void A_label_of_any_characters_is_for_servers_that_take_it()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);
        Slogen.Run(_folder, "generate", "shop.slo.yaml", "-o", "rules", "--label", "k8s.pod=a").ShouldBe(1, error:
            """
            a label for every rule: error SLO319: the label 'k8s.pod' needs Prometheus 3.0 or later for other characters than letters, digits and _, and the rules are to load in 2.42: say '--prometheus-version 3.0' if no older server loads them
            """);
        Assert.Equal(0, Slogen.Run(_folder, "generate", "shop.slo.yaml", "-o", "rules", "--label", "k8s.pod=a", "--prometheus-version", "3.0").ExitCode);
        Assert.Contains("\"k8s.pod\"=\"a\"", _folder.Read("rules/shop.rules.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format 'xml': it takes text, json, markdown or html.", "explain", "slos", "--format", "xml")]
    [InlineData("--format 'sariff': it takes text, json, github or sarif; did you mean 'sarif'?", "validate", "slos", "--format", "sariff")]
    [InlineData("--fail-on 'wrning': it takes error or warning; did you mean 'warning'?", "validate", "slos", "--fail-on=wrning")]
    [InlineData("--target 'loki': it takes prometheus, operator, mimir, thanos, vmalert, configmap, vmrule or gmp.", "generate", "slos", "-o", "rules", "--target", "loki")]
    public void An_unknown_choice_is_refused(string message, params string[] args) =>
        Slogen.Run(_folder, args).ShouldBe(2, error: $"slogen: {message}\nRun 'slogen {args[0]} --help' for usage.");

    [Fact]
    public void A_name_that_starts_with_an_at_sign_is_a_file() =>
        Slogen.Run(_folder, "validate", "@slos").ShouldBe(2, "1 file: 1 error", "@slos: error SLO001: no such file or folder");

    [Fact]
    public void A_bug_is_told_in_one_line()
    {
        var run = Slogen.Run(_folder, Broken, "validate", "-");

        run.ShouldBe(2, error: "slogen: internal error, please report it: InvalidOperationException: first line second line");
    }

    [Fact]
    public void A_bug_shows_its_stack_trace_to_those_who_ask()
    {
        var run = Slogen.Run(_folder, Broken with { Variables = new() { ["SLOGEN_DEBUG"] = "1" } }, "validate", "-");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("slogen: internal error, please report it: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("   at SloRuleGen.Cli.", run.Error, StringComparison.Ordinal);
    }

    private static Slogen.Setup Broken => new() { Input = new BrokenStream() };

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => throw new InvalidOperationException("first line\nsecond line");
    }
}
