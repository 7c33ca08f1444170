using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Samples;

/// <summary>What was measured of an SLO.</summary>
/// <param name="From">From where on it is told of; what was measured before counts as history.</param>
/// <param name="To">Up to where.</param>
/// <param name="RecordedSince">Since when it is what rules have recorded; null for never. Before that it was worked out from raw series, or given as events.</param>
/// <param name="Groups">In the order of their labels; none where nothing was measured.</param>
internal sealed record MeasuredSlo(SloPlan Plan, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? RecordedSince, IReadOnlyList<MeasuredGroup> Groups);

/// <param name="Labels">Those of <c>by</c>; none of an SLO that is not divided.</param>
/// <param name="Events">Made anew each time they are asked for, so that those of many groups need not be held at once.</param>
internal sealed record MeasuredGroup(LabelSet Labels, Func<EventSeries> Events);
