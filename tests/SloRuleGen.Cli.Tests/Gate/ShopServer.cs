using SloRuleGen.PrometheusApi.Tests;
using static SloRuleGen.Cli.Tests.Status.Recorded;

namespace SloRuleGen.Cli.Tests.Gate;

/// <summary>A server that has recorded the one SLO of the shop.</summary>
internal static class ShopServer
{
    /// <param name="left">The share of the budget that is left.</param>
    public static FakeServer Shop(string left, params (string, string[])[] more) => Server([.. Records(left, -20), .. more]);

    /// <param name="age">When the budget was recorded, in seconds from now; null for never.</param>
    public static (string, string[])[] Records(string left, int? age) =>
    [
        (Infos, [Info("shop/availability", "99.9%", "30d")]),
        (Remaining, [Of("shop/availability", left)]),
        (Times, age is { } seconds ? [Of("shop/availability", Now(seconds))] : []),
    ];
}
