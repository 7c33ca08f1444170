using SloRuleGen.Units;

namespace SloRuleGen.Cli.Settings;

/// <summary>What the conditions of a gate may be, on the command line and in settings alike.</summary>
internal static class GateRules
{
    public const string Page = "page";
    public const string Ticket = "ticket";

    public const string ShareExpected = "give a share of the budget from 0% to 100%, such as 10%";

    public static readonly string[] Classes = [Page, Ticket];

    /// <summary>A share of a budget, from 0 to 1; null for what is none.</summary>
    public static Fraction? ShareOf(string text) =>
        text.EndsWith('%') && Fraction.TryParseDecimal(text.AsSpan(0, text.Length - 1), out var percent) && percent >= 0 && percent <= 100 ? percent / 100 : null;
}
