using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Output.Alertmanager;

/// <summary>What Alertmanager must know of the alerts of a run, so that one fault makes one notification.</summary>
/// <param name="SourceNames">The names of the spec files, without their folders.</param>
/// <param name="Identity">The labels that tell SLOs and their groups apart: alerts that are equal in these belong together.</param>
internal sealed record AlertRouting(IReadOnlyList<string> SourceNames, IReadOnlyList<string> Identity, IReadOnlyList<Inhibition> Inhibitions);

/// <summary>While an alert matches the source, those that match the target and have the same identity are not notified of.</summary>
internal sealed record Inhibition(IReadOnlyList<LabelMatcher> Source, IReadOnlyList<LabelMatcher> Target, string Comment);
