using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SloRuleGen.Prometheus.Tests.Harness.LongestFirst", "SloRuleGen.Prometheus.Tests")]

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// Begins with the classes that wait for a server, so that others work meanwhile, and with those that work longest, so that none of them is
/// left alone at the end. All others come after them as they are found.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_first =
    [
        nameof(EndToEndTests), nameof(GateTests), nameof(LiveTests), nameof(NativeHistogramTests),
        nameof(RuleTestFileTests), nameof(SlowDetectionTests), nameof(ImportedDocumentTests), nameof(AbsenceTests), nameof(SawtoothTests),
        nameof(VmalertTests), nameof(BoardTests), nameof(BenchmarkTests), nameof(CalendarTests), nameof(CorrectionTests), nameof(LaunchTests),
        nameof(RuleTestMistakeTests), nameof(FastDetectionTests), nameof(ColdStartTests), nameof(ExclusionTests), nameof(CycleTests), nameof(SampleTests),
        nameof(ReplayTests), nameof(WeightingTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.FindIndex(s_first, name => collection.DisplayName.EndsWith("." + name, StringComparison.Ordinal)) is >= 0 and var place ? place : s_first.Length);
}
