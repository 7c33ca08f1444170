using Microsoft.Playwright;

namespace SloRuleGen.Browser.Tests;

/// <summary>Debian's Chromium, started once for all tests of a class and ended after them. Its profile is a folder of its own that goes with it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Program), $"{Program} is missing: the package chromium has it.");
        _playwright = await Playwright.CreateAsync();
        // As root it refuses its sandbox, and pages of the tests' own need none.
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
    }
}
