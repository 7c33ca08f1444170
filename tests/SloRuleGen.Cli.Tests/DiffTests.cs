using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen diff</c>: what another version of specs changes, in words.</summary>
public sealed class DiffTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Another_objective_is_told_with_all_that_follows_from_it()
    {
        Diff(Specs.Shop, Specs.Shop.Replace("99.9%", "99.95%")).ShouldBe(0, """
            SLOs: 1 changed.

            shop/availability changes

            +------------------------------------------------------------------------------------------------------------------------------------------------------------------------------+
            | What                                      | Was                                                             | Is                                                             |
            |-------------------------------------------+-----------------------------------------------------------------+----------------------------------------------------------------|
            | Objective                                 | 99.9% over 30d                                                  | 99.95% over 30d                                                |
            | Budget                                    | 43.2 minutes of full outage in 30d, or 1000 of a million events | 21.6 minutes of full outage in 30d, or 500 of a million events |
            | page 1h: Error rate                       | > 1.44%                                                         | > 0.72%                                                        |
            | page 1h: Full outage: fires after         | 52s                                                             | 26s                                                            |
            | page 1h: Full outage: stops after the fix | 4m56s                                                           | 4m58s                                                          |
            | page 1h: Twice the rate: fires after      | 30m at 2.88%                                                    | 30m at 1.44%                                                   |
            | page 6h: Error rate                       | > 0.6%                                                          | > 0.3%                                                         |
            | page 6h: Full outage: fires after         | 2m10s                                                           | 1m5s                                                           |
            | page 6h: Full outage: stops after the fix | 29m50s                                                          | 29m55s                                                         |
            | page 6h: Twice the rate: fires after      | 3h at 1.2%                                                      | 3h at 0.6%                                                     |
            | ticket 3d: Error rate                     | > 0.1%                                                          | > 0.05%                                                        |
            | ticket 3d: Full outage: fires after       | 4m20s                                                           | 2m10s                                                          |
            | ticket 3d: Twice the rate: fires after    | 1d12h at 0.2%                                                   | 1d12h at 0.1%                                                  |
            +------------------------------------------------------------------------------------------------------------------------------------------------------------------------------+

            Rules: 8 changed.
            """);
    }

    [Fact]
    public void The_same_is_told_as_that_however_it_is_written()
    {
        Diff(Specs.Shop, Specs.Shop.Replace("retention: 40d\n", "# another way\nretention: 960h\n").Replace("=~\"5..\"", "=~'5..'"))
            .ShouldBe(0, "No SLO differs, and the rules are the same.");
        Diff(Specs.Shop, Specs.Shop, "--exit-code").ShouldBe(0, "No SLO differs, and the rules are the same.");
    }

    [Fact]
    public void What_is_new_and_what_is_gone_is_told_and_what_was_renamed_perhaps()
    {
        Diff(Specs.Shop, Specs.Shop.Replace("name: availability", "name: answers")).ShouldBe(0, """
            SLOs: 1 new and 1 gone.

            shop/answers is new

            99.9% over 30d; alerts: page 1h, page 6h, ticket 3d.

            It measures what shop/availability did, which is gone: if it is that under another name, its history and its alerts begin anew.

            Rules: 23 new.

            shop/availability is gone

            99.9% over 30d; alerts: page 1h, page 6h, ticket 3d.

            shop/answers, which is new, measures the same.

            Rules: 23 gone.
            """);
    }

    [Fact]
    public void Another_query_mixes_what_was_recorded()
    {
        var run = Diff(Specs.Shop, Specs.Shop.Replace("5..", "5..|429"), "--format", "markdown");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n| Measured by | http\\_requests\\_total{job=\"shop\",code=~\"5..\"} | http\\_requests\\_total{job=\"shop\",code=~\"5..\\|429\"} |\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nWhat was recorded so far was measured otherwise: the budget is a mix of both until a whole period (30d) has passed\\.\n".Replace("\\.", ""), run.Output.Replace("passed.", "passed"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tiers_policies_and_labels_are_told_one_by_one()
    {
        var run = Diff(
            Specs.Shop + "    alerting: {windows: sre}\n    labels: {team: a}\n    budget_policy:\n      - {name: freeze, when: {remaining_below: 10%}, severity: ticket}\n",
            Specs.Shop + "    alerting: {windows: sre-four}\n    labels: {team: b}\n    budget_policy:\n      - {name: freeze, when: {remaining_below: 20%}, severity: ticket}\n");
        Assert.Equal(0, run.ExitCode);
        foreach (var line in (string[])["| ticket 1d ", "| Windows ", "| Policy ", "| Label team "]) Assert.Contains(line, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("| page 1h", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("| Objective", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_the_same()
    {
        var run = Diff(Specs.Shop, Specs.Shop.Replace("99.9%", "99.95%"), "--format", "json", "--exit-code");
        Assert.Equal(1, run.ExitCode);
        var slo = JsonDocument.Parse(run.Output).RootElement.GetProperty("slos")[0];
        Assert.Equal(("shop", "availability", "changed"), (slo.GetProperty("service").GetString(), slo.GetProperty("name").GetString(), slo.GetProperty("change").GetString()));
        Assert.Equal("Objective", slo.GetProperty("facts")[0].GetProperty("what").GetString());
        Assert.Equal(8, slo.GetProperty("rules").GetProperty("changed").GetInt32());
    }

    [Fact]
    public void A_side_with_errors_is_not_compared()
    {
        var run = Diff(Specs.Shop, Specs.Shop.Replace("99.9%", "101%"));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("new/a.slo.yaml:7:16: error SLO", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_of_other_programs_can_be_a_side()
    {
        _folder.Write("old.yaml", "version: prometheus/v1\nservice: shop\nslos:\n  - name: availability\n    objective: 99.9\n    sli: {events: {error_query: 'sum(rate(http_requests_total{job=\"shop\",code=~\"5..\"}[{{.window}}]))', total_query: 'sum(rate(http_requests_total{job=\"shop\"}[{{.window}}]))'}}\n    alerting: {name: ShopAvailability}\n");
        _folder.Write("new.slo.yaml", Specs.Shop);
        var run = Slogen.Run(_folder, "diff", "old.yaml", "new.slo.yaml", "--from", "auto");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("SLOs: 1 changed.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Measured by", run.Output, StringComparison.Ordinal);
    }

    /// <summary>As two checkouts of one repository are.</summary>
    [Fact]
    public void Each_side_follows_its_own_settings_and_library()
    {
        const string Spec = "apiVersion: slogen/v1\nservice: mail\nscrape_interval: 15s\nretention: 40d\nslos: [{name: sent, objective: 99%, sli: {template: jobs}}]\n";
        foreach (var (side, outcome) in new[] { ("base", "error"), ("head", "lost") })
        {
            _folder.Write($"{side}/slogen.yaml", "inputs: slos\nlibrary: slis\n").Write($"{side}/slos/mail.slo.yaml", Spec).Write(
                $"{side}/slis/jobs.sli.yaml",
                "apiVersion: slogen/v1\nsli_templates: {jobs: {sli: {events: {bad: 'jobs_total{job=\"mail\",outcome=\"" + outcome + "\"}', total: 'jobs_total{job=\"mail\"}'}}}}\n");
        }

        var run = Slogen.Run(_folder, "diff", "base/slos", "head/slos");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("| Measured by | jobs_total{job=\"mail\",outcome=\"error\"} | jobs_total{job=\"mail\",outcome=\"lost\"} |", run.Output, StringComparison.Ordinal);

        _folder.Write("head/slogen.yaml", "inputs: slos\nlibrary: slis\nlabels: {cluster: eu}\n");
        Assert.StartsWith("SLOs: 1 new and 1 gone.", Slogen.Run(_folder, "diff", "base/slos", "head/slos").Output, StringComparison.Ordinal);
        Assert.Equal(0, Slogen.Run(_folder, "diff", "base/slos", "head/slos", "--config", "base/slogen.yaml").ExitCode);
    }

    [Fact]
    public void Two_sides_are_needed() =>
        Assert.Equal(2, Slogen.Run(_folder, "diff", "old").ExitCode);

    private Outcome Diff(string old, string @new, params string[] more)
    {
        _folder.Write("old/a.slo.yaml", old).Write("new/a.slo.yaml", @new);
        return Slogen.Run(_folder, ["diff", "old", "new", .. more]);
    }
}
