using SloRuleGen.Diagnostics;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary>Finds one thing in a query that Prometheus takes and that its author hardly meant.</summary>
internal interface IQueryLint
{
    IEnumerable<Diagnostic> Check(SpecQuery query);
}

/// <summary>Finds one thing between the two queries of an SLI.</summary>
internal interface IPairLint
{
    /// <param name="part">The good or the bad events.</param>
    IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total);
}
