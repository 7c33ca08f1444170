using SloRuleGen.Units;

namespace SloRuleGen.Importing.Documents;

/// <summary>The formats in which documents may be written.</summary>
public enum SpecFormat
{
    /// <summary>Specs of this program.</summary>
    Native,

    /// <summary>Whatever each document says of itself.</summary>
    Auto,
    Sloth,
    OpenSlo,
    Pyrra,
}

/// <summary>How documents of other formats are read.</summary>
/// <param name="Format">Which of them are taken; documents of others are refused.</param>
public sealed record ImportOptions(SpecFormat Format)
{
    /// <summary>The period where a document names none: what Sloth is told by <c>--default-slo-period</c>. Null for 30 days.</summary>
    public PromDuration? Period { get; init; }

    /// <summary>The service where a document names none, as those of Pyrra. Null for what its labels or its namespace say.</summary>
    public string? Service { get; init; }
}
