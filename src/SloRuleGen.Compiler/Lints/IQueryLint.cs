using SloRuleGen.Diagnostics;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary>All that is known of one lint: what it is called, what it finds, and what it says of it.</summary>
internal interface ILint
{
    DiagnosticDescriptor Descriptor { get; }
}

/// <summary>Finds one thing in a query that Prometheus takes and that its author hardly meant.</summary>
internal interface IQueryLint : ILint
{
    IEnumerable<Diagnostic> Check(SpecQuery query);
}

/// <summary>Finds one thing between the two queries of an SLI.</summary>
internal interface IPairLint : ILint
{
    /// <param name="part">The good or the bad events.</param>
    IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total);
}

/// <summary>Finds one thing in the histogram of a latency SLI.</summary>
internal interface ILatencyLint : ILint
{
    /// <param name="unit"><c>seconds</c> or <c>milliseconds</c>, as the spec says or means it.</param>
    IEnumerable<Diagnostic> Check(SpecQuery histogram, string unit);
}
