using SloRuleGen.Diagnostics;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary>Runs every lint. None looks at what another found, so their order does not matter.</summary>
internal static class SpecLinter
{
    private static readonly IQueryLint[] s_queries =
    [
        new RateOfAggregation(), new FixedRange(), new LostGrouping(), new EqualOperands(), new OperandLabels(), new DivisionInAggregation(),
        new ImpliedAnchor(), new NoMatcher(), new NoSuchStatus(), new DroppedByLabel(), new NotACounter(), new RegexWithoutPattern(), new OtherLabel(), new AlwaysHolds(),
        new OneSpelling(),
        new CountOverWindow(), new LastTwoSamples(), new CumulativeBuckets(), new PercentageRatio(), new SuccessRatio(), new OrBeforeDivision(), new FallbackFirst(),
        new FallbackWithoutGroup(), new ClassicFraction(), new NotAggregated(), new SeveralNames(), new AverageOfRates(), new OffsetInRatio(), new PickedSeries(),
        new VerdictOfWindow(), new OnlyBadTimes(), new CounterValue(), new NotAShare(),
    ];

    private static readonly IPairLint[] s_pairs = [new SamePartAndTotal(), new SeparateSelectors(), new GoodForBad(), new BeyondTotal(), new OffsetOnOneSide()];

    private static readonly ILatencyLint[] s_latencies = [new UnitOfHistogram()];

    private static readonly IPairLint[] s_sides = [new CountedTwice()];

    /// <summary>What the lints report.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } =
        [.. s_queries.Cast<ILint>().Concat(s_pairs).Concat(s_sides).Concat(s_latencies).Select(lint => lint.Descriptor).Distinct()];

    public static void Check(SpecQuery query, DiagnosticBag diagnostics)
    {
        foreach (var found in s_queries.SelectMany(lint => lint.Check(query))) diagnostics.Add(found);
    }

    public static void Check(SpecQuery part, SpecQuery total, DiagnosticBag diagnostics)
    {
        foreach (var found in s_pairs.SelectMany(lint => lint.Check(part, total))) diagnostics.Add(found);
    }

    /// <summary>Of an SLI that has no total of its own.</summary>
    public static void CheckSides(SpecQuery bad, SpecQuery good, DiagnosticBag diagnostics)
    {
        foreach (var found in s_sides.SelectMany(lint => lint.Check(bad, good))) diagnostics.Add(found);
    }

    public static void Check(SpecQuery histogram, string unit, DiagnosticBag diagnostics)
    {
        foreach (var found in s_latencies.SelectMany(lint => lint.Check(histogram, unit))) diagnostics.Add(found);
    }
}
