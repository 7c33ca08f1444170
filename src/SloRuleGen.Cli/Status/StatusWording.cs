using System.Globalization;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Status;

/// <summary>Numbers of a status as people read them.</summary>
internal static class StatusWording
{
    public static string Burn(double? rate) => rate switch
    {
        null => Shares.Unknown,
        0 => "0x",
        < 0.005 => "<0.01x",
        < 10 => $"{Text(rate.Value, "0.##")}x",
        < 1e6 => $"{Text(rate.Value, "#,0")}x",
        _ => ">1,000,000x",
    };

    public static string Lasts(BudgetStatus status) => status switch
    {
        { Remaining: null } => Shares.Unknown,
        { Remaining: <= 0 } => "spent",
        { Lasts: { } lasts, PeriodLength: { } length } when lasts < length => Shares.Span(lasts),
        _ => "the period",
    };

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
