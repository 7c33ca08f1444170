namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain</c>: Tables and colours where people read them.</summary>
public sealed class ExplainTerminalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_wrapped_but_in_a_terminal()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    description: " + new string('x', 300), StringComparison.Ordinal));

        var file = Slogen.Run(_folder, "explain", "shop.slo.yaml");
        var terminal = Slogen.Run(_folder, new Slogen.Setup { IsTerminal = true, Width = 60 }, "explain", "shop.slo.yaml", "--no-color");

        Assert.Contains("\n" + new string('x', 300) + "\n", file.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Output.Split('\n'), line => line.EndsWith(' '));
        Assert.True(file.Output.All(char.IsAscii));
        Assert.True(terminal.Output.Split('\n').All(line => line.Length <= 60));
        Assert.DoesNotContain('\e', terminal.Output);
    }

    [Fact]
    public void A_narrow_terminal_shows_one_alert_after_the_other()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 10%, long: 3d, severity: ticket}]}", StringComparison.Ordinal));

        Slogen.Run(_folder, new Slogen.Setup { IsTerminal = true, Width = 40 }, "explain", "shop.slo.yaml", "--no-color").ShouldBe(
            0,
            """
            shop/availability: 99.9% over 30d

              Budget   43.2 minutes of full outage
                       in 30d, or 1000 of a million
                       events
              Alerts   ShopAvailabilityErrorBudgetBu
                       rn
              Method   burn_rate: every tier can be
                       reached by an error rate
              Windows  in place
              No data  ShopAvailabilityNoData:
                       ticket after 10m

            A total outage pages you after 52s.
            page 1h
              Budget spent when it fires: 2%
              Long window: 1h
              Short window: 5m
              Evaluated every: 30s
              Burn rate (factor): 14.4
              Error rate: > 1.44%
              Can fire: yes
              Full outage: fires after: 52s
                stops after the fix: 4m56s
              Twice the rate: fires after: 30m at
                2.88%
                stops after the fix: 2m30s
              Budget lasts, at that rate: 2d2h

            ticket 3d
              Budget spent when it fires: 10%
              Long window: 3d
              Short window: 6h
              Evaluated every: 2m30s
              Burn rate (factor): 1
              Error rate: > 0.1%
              Can fire: yes
              Full outage: fires after: 4m20s
                stops after the fix: 6h
              Twice the rate: fires after: 1d12h
                at 0.2%
                stops after the fix: 3h
              Budget lasts, at that rate: 30d

            Times follow from the formulas. A scrape
            and an evaluation come on top, and 2m30s
            for 6h and 3d.
            """);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(45)]
    [InlineData(60)]
    [InlineData(79)]
    public void Nothing_is_cut_off_however_narrow_the_terminal_is(int width)
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);
        var whole = Slogen.Run(_folder, "templates").Output + Slogen.Run(_folder, "explain", "shop.slo.yaml").Output;
        var setup = new Slogen.Setup { IsTerminal = true, Width = width };
        var narrow = Slogen.Run(_folder, setup, "templates", "--no-color").Output + Slogen.Run(_folder, setup, "explain", "shop.slo.yaml", "--no-color").Output;

        Assert.All(narrow.Split('\n'), line => Assert.True(line.Length <= Math.Max(width, 16), line));
        Assert.Equal(Letters(whole), Letters(narrow));

        // In another order, and names of columns once for each row: so how often each letter comes is not the same, but which do.
        static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Distinct().Order());
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void Those_who_want_no_colours_get_no_escapes(string variable, string value)
    {
        _folder.Write("shop.slo.yaml", Specs.Broken.Replace("most", "40%", StringComparison.Ordinal));
        var setup = new Slogen.Setup { IsTerminal = true, Variables = new() { [variable] = value } };

        foreach (var args in (string[][])[["explain", "."], ["validate", "."], ["templates"], ["templates", "http-requests"], ["--help"], ["generat"]])
        {
            var run = Slogen.Run(_folder, setup, args);
            Assert.DoesNotContain('\e', run.Output + run.Error);
        }
    }

    [Fact]
    public void Colours_follow_standard_output()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);

        var run = Slogen.Run(_folder, new Slogen.Setup { IsTerminal = true }, "explain", "shop.slo.yaml");

        Assert.StartsWith("\e[1mshop/availability: 99.9% over 30d\e[0m\n", run.Output, StringComparison.Ordinal);
    }
}
