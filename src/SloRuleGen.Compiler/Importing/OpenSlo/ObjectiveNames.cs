using SloRuleGen.Importing.Documents;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.OpenSlo;

/// <summary>What tells the objectives of one SLO apart, each of which becomes an SLO: what people call it, or else in what it differs from the others.</summary>
/// <param name="objectives">All of the SLO.</param>
internal sealed class ObjectiveNames(IReadOnlyList<Fields> objectives)
{
    private static readonly string[] s_references = ["indicatorRef", "sliRef"];

    private static readonly string[] s_indicators = ["indicator", "sli"];

    /// <summary>The end of the name of an objective's SLO, such as <c>quick</c>, <c>lte-0.5</c> or <c>99.9</c>; null where there is one objective alone.</summary>
    public string? Of(Fields objective)
    {
        if (objectives.Count == 1) return null;
        if (Text(objective, "displayName") is { } title && NameMaker.Valid(title, "").Length > 0) return title;
        Func<Fields, string?>[] differences = [SliOf, ThresholdOf, BothOf, TargetOf];
        foreach (var difference in differences)
        {
            if (difference(objective) is { } text && objectives.Count(other => difference(other) == text) == 1) return text;
        }

        // Two that are alike in all of it: the first of them has the plain name.
        return ThresholdOf(objective) ?? SliOf(objective) ?? TargetOf(objective) ?? "1";
    }

    /// <summary>The name of the SLI that an objective has for itself.</summary>
    private static string? SliOf(Fields objective)
    {
        foreach (var field in s_references)
        {
            if (Text(objective, field) is { } name) return name;
        }

        foreach (var field in s_indicators)
        {
            if (objective.Find(field) is MappingSyntax indicator && indicator.Find("metadata") is { Value: MappingSyntax metadata } && metadata.Find("name") is { Value: ScalarSyntax { IsNull: false, Value: var name } })
                return name;
        }

        return null;
    }

    /// <summary>As OpenSLO writes it, such as <c>lte-0.5</c>.</summary>
    private static string? ThresholdOf(Fields objective) => Text(objective, "value") is { } value ? Text(objective, "op") is { } op ? $"{op}-{value}" : value : null;

    /// <summary>As percents.</summary>
    private static string? TargetOf(Fields objective) =>
        Text(objective, "targetPercent") is { } percent ? Number(percent, 1) : Text(objective, "target") is { } ratio ? Number(ratio, 100) : null;

    private static string? BothOf(Fields objective) => ThresholdOf(objective) is { } threshold && TargetOf(objective) is { } target ? $"{threshold}-{target}" : null;

    private static string? Number(string text, int times) =>
        text.Length <= Fraction.MaxTextLength && Fraction.TryParseDecimal(text, out var number) ? (number * times).ToString() : null;

    private static string? Text(Fields objective, string field) => objective.Find(field) is ScalarSyntax { IsNull: false, Value: { Length: > 0 } text } ? text : null;
}
