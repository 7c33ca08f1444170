namespace SloRuleGen.Planning;

/// <summary>What the board of one SLO is called and how it is told which SLO it shows: alerts link to it.</summary>
internal static class BoardNames
{
    /// <summary>The unique id of the board.</summary>
    public const string OfSlo = "slogen-slo";

    /// <summary>The variable that holds the values of a label of <c>by</c>, or of the identity.</summary>
    public static string VariableOf(string label) => "by_" + string.Concat(label.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
