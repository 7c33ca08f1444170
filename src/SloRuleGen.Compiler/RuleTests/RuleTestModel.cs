using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>The tests of one service's rules, for <c>promtool test rules</c>.</summary>
/// <param name="SourceName">The name of the spec file they come from, without its folder.</param>
/// <param name="Evaluation">How often promtool evaluates all groups, whatever their own intervals are.</param>
/// <param name="Groups">The names of the groups, in the order in which they are evaluated.</param>
internal sealed record ServiceTests(
    string Service, string SourceName, PromDuration Evaluation, IReadOnlyList<string> Groups, IReadOnlyList<RuleTest> Tests);

/// <summary>A stretch of traffic, and what comes of it.</summary>
/// <param name="Story">What happens, a line or several.</param>
/// <param name="Step">How far apart the samples stand.</param>
internal sealed record RuleTest(
    string Name, IReadOnlyList<string> Story, PromDuration Step, IReadOnlyList<InputSeries> Series, IReadOnlyList<Check> Checks);

/// <param name="Values">In promtool's notation, from time 0 on.</param>
internal sealed record InputSeries(string Selector, string Values);

/// <summary>What an expression returns at a time.</summary>
/// <param name="Because">What it shows, one line.</param>
/// <param name="Expected">All samples; none means that the expression must return nothing.</param>
internal sealed record Check(string Because, string Promql, PromDuration At, IReadOnlyList<ExpectedSample> Expected);

/// <param name="Labels">As a selector writes them: <c>{severity="page"}</c>.</param>
internal sealed record ExpectedSample(string Labels, string Value);
