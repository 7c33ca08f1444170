using SloRuleGen.PromQL.Reading;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL;

/// <summary>The words that an expression may begin with beside names of metrics, for those who propose them. In alphabetical order.</summary>
internal static class PromQLWords
{
    /// <summary>Functions that servers take by default, though perhaps not the oldest.</summary>
    public static IReadOnlyList<string> Functions { get; } = [.. FunctionTable.All.Where(function => !function.IsExperimental).Select(function => function.Name).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Aggregations { get; } = [.. Keywords.Aggregations.Order(StringComparer.Ordinal)];
}
