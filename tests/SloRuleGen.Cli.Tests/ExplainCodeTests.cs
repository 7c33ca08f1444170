using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Tests;

public sealed class ExplainCodeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SLO215")]
    [InlineData("slo215")]
    public void A_code_prints_its_page(string code)
    {
        var run = Slogen.Run(_folder, "explain", code);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Page("SLO215"), run.Output);
        Assert.StartsWith("# SLO215: Division inside an aggregation\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_codes_print_their_pages_once_each()
    {
        var run = Slogen.Run(_folder, "explain", "SLO215", "SLO001", "slo215");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            Page("SLO215") + "\n" + Page("SLO001"), run.Output);
    }

    [Theory]
    [InlineData("SLO299", "; did you mean 'SLO209'?")]
    [InlineData("slo21", "; did you mean 'SLO021'?")]
    [InlineData("SLO999", "")]
    public void An_unknown_code_is_an_error(string code, string hint) =>
        Slogen.Run(_folder, "explain", code).ShouldBe(2, error: $"slogen: there is no diagnostic '{code}'{hint}");

    [Fact]
    public void The_known_ones_of_several_codes_are_printed() => Slogen.Run(_folder, "explain", "SLO999", "SLO215").ShouldBe(
        2, Page("SLO215").TrimEnd('\n'), "slogen: there is no diagnostic 'SLO999'");

    [Fact]
    public void Codes_and_specs_are_explained_apart() => Slogen.Run(_folder, "explain", "slos", "SLO215").ShouldBe(2, error:
        """
        slogen: 'SLO215' is the code of a diagnostic and 'slos' is not: explain one or the other; a file of that name is './SLO215'.
        Run 'slogen explain --help' for usage.
        """);

    [Theory]
    [InlineData("--slo", "availability")]
    [InlineData("--format", "json")]
    [InlineData("--enable-feature", "promql-duration-expr")]
    public void The_options_are_about_specs(string option, string value) => Slogen.Run(_folder, "explain", "SLO215", option, value).ShouldBe(2, error:
        """
        slogen: 'SLO215' is the code of a diagnostic: options are about specs; a file of that name is './SLO215'.
        Run 'slogen explain --help' for usage.
        """);

    [Fact]
    public void A_spec_may_be_called_like_a_code()
    {
        _folder.Write("SLO215", Specs.Shop);

        Assert.Contains("availability", Slogen.Run(_folder, "explain", "./SLO215").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_tells_of_codes()
    {
        var help = Slogen.Run(_folder, "explain", "--help").Output;

        Assert.Contains("codes of diagnostics", help.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("\n  slogen explain SLO215\n", help, StringComparison.Ordinal);
    }

    private static string Page(string code) => DiagnosticPages.Of(DiagnosticCatalog.All.Single(descriptor => descriptor.Code == code));
}
