using SloRuleGen.BurnRate;

namespace SloRuleGen.Cli.Risks;

/// <summary>Colours in words: nobody has to see them.</summary>
internal static class RiskWording
{
    /// <summary>From the one that asks for work to the one that asks for none.</summary>
    public static IReadOnlyList<RiskColour> Colours { get; } = [RiskColour.Red, RiskColour.Amber, RiskColour.Green, RiskColour.Blue];

    public static string NameOf(RiskColour colour) => colour.ToString().ToLowerInvariant();

    public static string Verdict(RiskColour colour) => colour switch
    {
        RiskColour.Blue => "blue: accepted",
        RiskColour.Red => "red: too big for one risk",
        RiskColour.Amber => "amber: over what is left",
        _ => "green: could be accepted",
    };

    /// <summary>What to do about it.</summary>
    public static string Advice(RiskColour colour) => colour switch
    {
        RiskColour.Blue => "Its minutes are set aside.",
        RiskColour.Red => "Make it rarer, shorter or smaller, or lower the objective.",
        RiskColour.Amber => "Mend it, or make room by mending what was accepted.",
        _ => "Fits in what is left, each for itself.",
    };
}
