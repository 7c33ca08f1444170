using System.Text.RegularExpressions;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen templates</c>.</summary>
public sealed class TemplatesTests : IDisposable
{
    private const string Library =
        """
        apiVersion: slogen/v1
        sli_templates:
          jobs:
            description: Jobs that did not fail.
            parameters:
              selector: &selector {description: Whose jobs., example: 'app="shop"'}
              failed: {default: error|timeout}
              threshold: {default: ''}
              buckets: {default: [1s, 5s]}
            sli: {latency: {histogram: 'jobs_seconds{${selector},outcome!~"${failed}"}', threshold: 1s, buckets: '${buckets}', successful: '${threshold}'}}
          http-requests:
            sli: {probe: {gauge: 'up{job="http"}'}}

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_are_listed_with_their_parameters()
    {
        var outcome = Slogen.Run(_folder, "templates");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var lines = outcome.Output.Split('\n');
        Assert.Matches(@"^\| Template +\| What it measures +\| Parameters +\|$", lines[1]);
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^\| istio-latency +\| Requests that Istio saw answered within a time\. +\| selector +\|$"));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^\| +\| +\| reporter: destination +\|$"));
        Assert.Equal("A parameter without a default must be given. 'slogen templates NAME' shows a template in full.", lines[^2]);
    }

    [Fact]
    public void One_is_shown_whole_with_an_example()
    {
        _folder.Write("jobs.sli.yaml", Library);

        Slogen.Run(_folder, "templates", "jobs", "--library", "jobs.sli.yaml").ShouldBe(
            0,
            """
            jobs (jobs.sli.yaml:3)
            Jobs that did not fail.

            +-------------------------------------------+
            | Parameter | Default         | What it is  |
            |-----------+-----------------+-------------|
            | selector  | (must be given) | Whose jobs. |
            | failed    | error|timeout   |             |
            | threshold | ''              |             |
            | buckets   | [1s, 5s]        |             |
            +-------------------------------------------+

            sli_templates:
              jobs:
                description: Jobs that did not fail.
                parameters:
                  selector:
                    description: Whose jobs.
                    example: app="shop"
                  failed:
                    default: error|timeout
                  threshold:
                    default: ''
                  buckets:
                    default:
                      - 1s
                      - 5s
                sli:
                  latency:
                    histogram: jobs_seconds{${selector},outcome!~"${failed}"}
                    threshold: 1s
                    buckets: '${buckets}'
                    successful: '${threshold}'

            # An example:
            slos:
              - name: jobs
                objective: 99.9%
                sli:
                  template: jobs
                  with:
                    selector: app="shop"
            """);
    }

    [Fact]
    public void What_is_shown_can_be_used_as_it_is()
    {
        foreach (var name in new[] { "istio-latency", "prometheus-notifications", "kafka-consumer-lag", "kubernetes-api-latency" })
        {
            var shown = Slogen.Run(_folder, "templates", name).Output;
            _folder.Write("spec.slo.yaml", $"apiVersion: slogen/v1\nservice: shop\n{shown[shown.IndexOf("sli_templates:", StringComparison.Ordinal)..]}");

            Slogen.Run(_folder, "validate", "spec.slo.yaml").ShouldBe(0, "1 file, 1 SLO: ok");
        }
    }

    [Fact]
    public void A_template_of_a_library_goes_before_a_built_in_one()
    {
        _folder.Write("jobs.sli.yaml", Library);

        var outcome = Slogen.Run(_folder, "templates", "http-requests", "--library", "jobs.sli.yaml");

        Assert.StartsWith("http-requests (jobs.sli.yaml:11)\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("gauge: up{job=\"http\"}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_is_checked()
    {
        _folder.Write("jobs.sli.yaml", "apiVersion: slogen/v1\nsli_templates:\n  up: {sli: {probe: {gauge: 'up{'}}}\n");

        var outcome = Slogen.Run(_folder, "templates", "up", "--library", "jobs.sli.yaml");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("jobs.sli.yaml:3:33: error SLO201: in the template 'up': unexpected end of input inside braces\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http-request", "slogen: there is no template 'http-request'; did you mean 'http-requests'?")]
    [InlineData("everything", "slogen: there is no template 'everything'; 'slogen templates' lists them")]
    public void A_name_that_is_not_there_is_an_error(string name, string error) => Slogen.Run(_folder, "templates", name).ShouldBe(2, "", error);

    [Fact]
    public void An_unknown_option_is_no_name() => Slogen.Run(_folder, "templates", "--all").ShouldBe(
        2, "", "slogen: There is no option '--all'.\nRun 'slogen templates --help' for usage.");
}
