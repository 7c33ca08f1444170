namespace SloRuleGen.BurnRate;

/// <summary>What a risk does to the error budget, in the order in which the colours are tried.</summary>
public enum RiskColour
{
    /// <summary>Accepted: its minutes are set aside.</summary>
    Blue,

    /// <summary>Takes more of the budget than any single risk may.</summary>
    Red,

    /// <summary>Does not fit in what the accepted risks leave.</summary>
    Amber,

    /// <summary>Could be accepted.</summary>
    Green,
}
