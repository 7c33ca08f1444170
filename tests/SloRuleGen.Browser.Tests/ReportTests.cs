using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SloRuleGen.Cli.Tests;
using SloRuleGen.Cli.Tests.Replay;

namespace SloRuleGen.Browser.Tests;

/// <summary>Reports of <c>slogen report</c> as a browser shows them.</summary>
public sealed class ReportTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Hostile = "</script><img src=http://127.0.0.1:9/x onerror=alert(1)>";

    private const string Spec =
        $$"""
        apiVersion: slogen/v1
        service: signup
        scrape_interval: 30s
        retention: 40d
        slos:
          - name: availability
            description: 'Sign-ups. {{Hostile}}'
            objective: 99.9%
            sla: 99.5%
            sli:
              events:
                bad: http_requests_total{job="signup",code=~"5.."}
                total: http_requests_total{job="signup"}
            budget_policy:
              - {name: freeze, when: {remaining_below: 50%}, severity: ticket, action: 'Stop. {{Hostile}}'}
            risks:
              catalog:
                - {name: '{{Hostile}}', detect: 30m, resolve: 90m, every: 73d, users: 50%}
                - {name: A slow fix, detect: 5m, resolve: 30m, every: 90d, users: 10%, accepted: true}
          - name: latency
            objective: 95%
            sli:
              events:
                bad: http_slow_total{job="signup"}
                total: http_requests_total{job="signup"}

        """;

    private readonly TempFolder _folder = new TempFolder().Write("signup.slo.yaml", Spec).Write("past.csv", SignupEvents.Csv());
    private readonly List<string> _troubles = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(390, ColorScheme.Light, false)]
    [InlineData(390, ColorScheme.Dark, true)]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(1280, ColorScheme.Dark, false)]
    public async Task A_report_is_accessible_quiet_and_as_wide_as_its_window(int width, ColorScheme scheme, bool isInteractive)
    {
        var page = await OpenAsync(["--slo", "availability", "--samples", "past.csv", "--from", "30d", .. isInteractive ? (string[])["--interactive"] : []], width, scheme);
        // What is folded away is checked too.
        await page.EvaluateAsync("for (const details of document.querySelectorAll('details')) details.open = true");
        var found = await page.RunAxe();

        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(_troubles);
    }

    [Fact]
    public async Task An_overview_leads_to_each_SLO_by_keys()
    {
        var page = await OpenAsync([], 1280, ColorScheme.Light);
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => violation.Id));

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the report", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        // The frame of the overview, and the first link in it.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("signup/availability", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#slo-signup-availability", page.Url, StringComparison.Ordinal);
        Assert.Empty(_troubles);
    }

    [Fact]
    public async Task The_policy_lets_nothing_in_and_nothing_out()
    {
        var page = await OpenAsync(["--interactive"], 1280, ColorScheme.Light);
        await page.EvaluateAsync("const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.head.append(script);");
        await page.EvaluateAsync("const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/x'; document.body.append(image);");
        var fetched = await page.EvaluateAsync<string>("fetch('http://127.0.0.1:9/x').then(() => 'fetched', () => 'refused')");

        Assert.False(await page.EvaluateAsync<bool>("window.ran === true"));
        Assert.Equal("refused", fetched);
        foreach (var what in (string[])["inline script", "http://127.0.0.1:9/x"])
            Assert.Contains(_troubles, trouble => trouble.Contains(what, StringComparison.Ordinal) && trouble.Contains("Content Security Policy", StringComparison.Ordinal));
        // What the policy refuses never reaches the network.
        Assert.DoesNotContain(_troubles, trouble => trouble.Contains("net::ERR_CONNECTION", StringComparison.Ordinal));
        Assert.Equal(0, await page.Locator("img[onerror]").CountAsync());
    }

    [Fact]
    public async Task Values_are_read_off_a_chart_by_keys_and_by_pointer()
    {
        var page = await OpenAsync(["--slo", "availability", "--samples", "past.csv", "--from", "30d", "--interactive"], 1280, ColorScheme.Light);
        var chart = page.Locator("figure").First;
        var (frame, output, drawing) = (chart.Locator(".read"), chart.Locator("output"), chart.Locator(".drawing"));

        await frame.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("Day: 1, UTC: 2026-05-16 00:00, Budget left: 100%, Spent evenly: 100%", await output.TextContentAsync());
        await page.Keyboard.PressAsync("End");
        var last = await chart.Locator("tbody tr").Last.Locator("td").AllTextContentsAsync();
        Assert.Contains($"Budget left: {last[1]}", await output.TextContentAsync(), StringComparison.Ordinal);

        var box = (await drawing.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width * 0.2f, box.Y + 50);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width * 0.5f, box.Y + 50);
        await page.Mouse.UpAsync();
        Assert.StartsWith("Day: ", await output.TextContentAsync(), StringComparison.Ordinal);
        Assert.Matches("^8[78].* 0 13[12].* ", await drawing.GetAttributeAsync("viewBox") ?? "");
        await frame.FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.StartsWith("0 0 440 ", await drawing.GetAttributeAsync("viewBox"), StringComparison.Ordinal);
        Assert.Empty(_troubles);
    }

    [Fact]
    public async Task On_paper_it_is_dark_on_white()
    {
        var page = await OpenAsync([], 800, ColorScheme.Dark);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.Equal("none", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('summary')).display"));
    }

    private async Task<IPage> OpenAsync(string[] arguments, int width, ColorScheme scheme)
    {
        var run = Slogen.Run(_folder, ["report", "signup.slo.yaml", .. arguments, "-o", "report.html"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var address = new Uri(_folder.PathOf("report.html")).AbsoluteUri;
        page.Console += (_, message) => _troubles.Add($"console: {message.Text}");
        page.PageError += (_, error) => _troubles.Add($"error: {error}");
        page.Dialog += (_, dialog) => _troubles.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (request.Url != address && !request.Url.StartsWith($"{address}#", StringComparison.Ordinal) && request.Url != "data:,") _troubles.Add($"request: {request.Url}");
        };
        await page.GotoAsync(address);
        return page;
    }
}
