using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>One of several thresholds of a latency SLI, which makes an SLO of its own. Null is absent or wrong; what is wrong is reported.</summary>
/// <param name="Name">That of its SLO, given or derived.</param>
/// <param name="Objective">Its own, or the SLO's.</param>
internal sealed record ThresholdDraft(Located<string>? Name, Located<Objective>? Objective, Located<PromDuration>? Threshold)
{
    public static ThresholdDraft Unreadable { get; } = new(null, null, null);
}

/// <summary>Reads <c>thresholds</c> of a latency SLI.</summary>
internal sealed class ThresholdBinder(DiagnosticBag diagnostics)
{
    private const string Example = "{objective: 99%, threshold: 900ms}";

    private readonly Percentages _percentages = new(diagnostics);

    /// <summary>One for each threshold, at least one; null if the SLO has no list of them.</summary>
    public IReadOnlyList<ThresholdDraft>? Read(SloDraft slo)
    {
        if (slo.Fields.Mapping("sli", Level.Sli)?.Mapping("latency", Level.Latency) is not { } latency || !latency.Has("thresholds")) return null;
        if (latency.Has("threshold"))
            diagnostics.Add(SpecDiagnostics.ConflictingFields, latency.KeyOf("thresholds"), "'threshold' and 'thresholds' exclude each other; keep one of them");
        var items = latency.List("thresholds", $"thresholds such as {Example}") ?? [];
        if (items.Count == 0 && latency.Find("thresholds") is SequenceSyntax)
            diagnostics.Add(SpecDiagnostics.EmptyList, latency.KeyOf("thresholds"), $"'thresholds' needs at least one threshold, such as {Example}");
        var drafts = items.Select(item => Read(item, slo)).ToList();
        return drafts.Count == 0 ? [ThresholdDraft.Unreadable] : CheckOrder(drafts, slo.Objective);
    }

    private ThresholdDraft Read(SyntaxNode node, SloDraft slo)
    {
        if (new Values(diagnostics).Item(node, "thresholds", $"thresholds such as {Example}", Level.Threshold) is not { } fields) return ThresholdDraft.Unreadable;
        fields.Require("threshold", "threshold: 450ms");
        if (!slo.Fields.Has("objective")) fields.Require("objective", "objective: 99%");
        var threshold = fields.PositiveDuration("threshold");
        return new ThresholdDraft(
            fields.Has("name") ? SpecNames.CheckId(fields.Text("name"), "an SLO", diagnostics) : DeriveName(slo.Name, threshold),
            fields.Has("objective") ? _percentages.Objective(fields, "objective") : slo.Objective,
            threshold);
    }

    /// <summary><c>latency</c> and 450ms give <c>latency-450ms</c>.</summary>
    private Located<string>? DeriveName(Located<string>? slo, Located<PromDuration>? threshold)
    {
        if (slo is not { } id || threshold is not { } bound) return null;
        var name = $"{id.Value}-{bound.Value}";
        if (name.Length <= SpecNames.LongestId) return new(name, bound.Span);
        diagnostics.Add(
            SpecDiagnostics.DerivedNameTooLong, bound.Span,
            $"the SLO of this threshold would be called '{name}', and a name has up to {SpecNames.LongestId} characters, not {name.Length}; give the threshold a 'name'");
        return null;
    }

    /// <summary>Who waits longer must be promised more: else the shorter threshold's promise holds the other one already.</summary>
    private List<ThresholdDraft> CheckOrder(List<ThresholdDraft> drafts, Located<Objective>? inherited)
    {
        var byLength = drafts.Where(draft => draft.Threshold is not null).OrderBy(draft => draft.Threshold!.Value).ToList();
        foreach (var (shorter, longer) in byLength.Zip(byLength.Skip(1)))
        {
            var (first, second) = (shorter.Threshold!, longer.Threshold!);
            if (first.Value == second.Value)
            {
                diagnostics.Add(
                    SpecDiagnostics.RepeatedThreshold, second.Span,
                    $"the threshold {second.Value} is already given at {Wording.Place(first.Span)}; keep one of them");

                // Its name, derived, would be reported as a second mistake.
                drafts[drafts.IndexOf(longer)] = longer with { Name = null };
            }
            else if (shorter.Objective is { } lower && longer.Objective is { } upper && upper.Value.Ratio <= lower.Value.Ratio)
            {
                diagnostics.Add(
                    SpecDiagnostics.ImpliedThreshold, upper == inherited ? second.Span : upper.Span,
                    $"{upper.Value} within {second.Value} says nothing that {lower.Value} within {first.Value} does not say: a longer threshold needs a higher objective");
            }
        }

        return drafts;
    }
}
