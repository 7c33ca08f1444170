namespace SloRuleGen.PrometheusApi.Answers;

/// <param name="At">To the millisecond.</param>
/// <param name="Value">May be infinite and no number.</param>
public readonly record struct Sample(DateTimeOffset At, double Value);

/// <param name="Samples">In order of time: one for a query at one time, else one at least.</param>
public sealed record SampleSeries(LabelSet Labels, IReadOnlyList<Sample> Samples);

/// <summary>An answer, and what the server says of it.</summary>
/// <param name="Warnings">Reasons why the answer may be wrong or not whole; a partial answer has one at least.</param>
/// <param name="Infos">Remarks on the query, such as that a counter does not look like one.</param>
public sealed record Answer<T>(T Data, IReadOnlyList<string> Warnings, IReadOnlyList<string> Infos);
