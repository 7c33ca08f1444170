namespace SloRuleGen.Cli.Tests;

/// <summary><c>--library</c>.</summary>
public sealed class LibraryTests : IDisposable
{
    private const string Library =
        """
        apiVersion: slogen/v1
        sli_templates:
          jobs:
            parameters:
              selector: {example: 'app="shop"'}
            sli:
              events:
                bad: jobs_total{${selector},outcome="error"}
                total: jobs_total{${selector}}

        """;

    private const string Spec =
        """
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        retention: 40d
        slos:
          - name: jobs
            objective: 99.9%
            sli:
              template: jobs
              with: {selector: 'app="shop"'}

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lib/jobs.sli.yaml")]
    [InlineData("lib")]
    [InlineData(".")]
    public void Specs_use_the_templates_of_a_file_or_a_folder(string library)
    {
        _folder.Write("shop.slo.yaml", Spec).Write("lib/jobs.sli.yaml", Library);

        Slogen.Run(_folder, "validate", "shop.slo.yaml", "--library", library).ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void Rules_are_made_and_explained_of_them()
    {
        _folder.Write("shop.slo.yaml", Spec).Write("jobs.sli.yaml", Library);

        var generated = Slogen.Run(_folder, "generate", "shop.slo.yaml", "-o", "-", "--library", "jobs.sli.yaml");
        var explained = Slogen.Run(_folder, "explain", "shop.slo.yaml", "--library", "jobs.sli.yaml");

        Assert.Equal((0, ""), (generated.ExitCode, generated.Error));
        Assert.Contains("jobs_total{app=\"shop\",outcome=\"error\"}[5m]", generated.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (explained.ExitCode, explained.Error));
        Assert.StartsWith("shop/jobs", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_specs_does_not_take_libraries_for_specs()
    {
        _folder.Write("slos/shop.slo.yaml", Spec).Write("slos/jobs.sli.yaml", Library);

        Slogen.Run(_folder, "validate", "slos", "--library", "slos").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void A_library_that_validate_is_given_as_a_file_too_is_no_spec()
    {
        _folder.Write("slos/shop.slo.yaml", Spec).Write("slos/jobs.sli.yaml", Library);

        Slogen.Run(_folder, "validate", "--library=slos", "slos/shop.slo.yaml", "./slos/jobs.sli.yaml").ShouldBe(0, "1 file, 1 SLO: ok");
        Slogen.Run(_folder, "validate", "--library=slos", "slos/jobs.sli.yaml").ShouldBe(0, "0 files, 0 SLOs: ok");
        Assert.Contains("error SLO179", Slogen.Run(_folder, "validate", "slos/jobs.sli.yaml").Error, StringComparison.Ordinal);
        Assert.Contains("error SLO179", Slogen.Run(_folder, "generate", "--library=slos", "slos/jobs.sli.yaml", "-o", "rules").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_without_specs_is_checked_all_the_same()
    {
        _folder.Write("jobs.sli.yaml", Library.Replace("outcome=\"error\"}", "outcome=\"error\"", StringComparison.Ordinal));

        var outcome = Slogen.Run(_folder, "validate", "--library=jobs.sli.yaml", "jobs.sli.yaml");

        Assert.Equal((1, "0 files: 1 error\n"), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("jobs.sli.yaml:8:52: error SLO201", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_a_library_is_shown_in_its_file()
    {
        _folder.Write("shop.slo.yaml", Spec).Write("jobs.sli.yaml", Library.Replace("outcome=\"error\"}", "outcome=\"error\"", StringComparison.Ordinal));

        Slogen.Run(_folder, "validate", "shop.slo.yaml", "--library", "jobs.sli.yaml").ShouldBe(
            1,
            "1 file: 1 error",
            """
            jobs.sli.yaml:8:52: error SLO201: in the template 'jobs': unexpected end of input inside braces; used by the SLO 'jobs' at shop.slo.yaml:9:17
              8 |         bad: jobs_total{${selector},outcome="error"
                |                                                    ^
            """);
        Slogen.Run(_folder, "validate", "shop.slo.yaml", "--library", "jobs.sli.yaml", "--format", "github").ShouldBe(
            1,
            """
            ::error file=jobs.sli.yaml,line=8,col=52,endColumn=52,title=SLO201::in the template 'jobs': unexpected end of input inside braces; used by the SLO 'jobs' at shop.slo.yaml:9:17
            1 file: 1 error
            """);
        Assert.Contains("\"uri\": \"jobs.sli.yaml\"", Slogen.Run(_folder, "validate", "shop.slo.yaml", "--library", "jobs.sli.yaml", "--format", "sarif").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_not_there_is_an_error()
    {
        _folder.Write("shop.slo.yaml", Spec).Write("empty/readme.txt", "");

        var outcome = Slogen.Run(_folder, "validate", "shop.slo.yaml", "--library", "jobs.sli.yaml", "--library", "empty");

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(
            "jobs.sli.yaml: error SLO001: no such file or folder\nempty: error SLO003: no library found: the folder holds no *.sli.yaml and no *.sli.yml\nshop.slo.yaml:9:17: error SLO170: unknown template 'jobs'; ",
            outcome.Error,
            StringComparison.Ordinal);
    }
}
