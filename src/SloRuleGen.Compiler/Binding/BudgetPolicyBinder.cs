using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>Reads <c>budget_policy</c>.</summary>
internal sealed class BudgetPolicyBinder(DiagnosticBag diagnostics)
{
    private const string Example = "{name: freeze, when: {remaining_below: 0%}, severity: ticket, action: Halt releases.}";

    private static readonly PromDuration s_for = PromDuration.FromMinutes(5);

    private static readonly PromDuration s_keepFiringFor = PromDuration.FromHours(1);

    private readonly Percentages _percentages = new(diagnostics);

    /// <summary>The tiers in their order, without those that have a mistake.</summary>
    public IReadOnlyList<PolicyTier> Read(Fields slo)
    {
        if (slo.List("budget_policy", $"tiers such as {Example}") is not { } items) return [];
        if (items.Count == 0)
            diagnostics.Add(SpecDiagnostics.EmptyList, slo.KeyOf("budget_policy"), $"'budget_policy' needs at least one tier, such as {Example}");
        List<PolicyTier> tiers = [.. items.Select(ReadTier).OfType<PolicyTier>()];
        var seen = new Dictionary<string, Located<string>>(StringComparer.Ordinal);
        foreach (var name in tiers.Select(tier => tier.Name))
        {
            if (seen.TryAdd(name.Value, name)) continue;
            diagnostics.Add(
                SpecDiagnostics.CollidingTiers, name.Span,
                $"the tier '{name.Value}' is already defined at {Wording.Place(seen[name.Value].Span)}; their alerts could not be told apart");
        }

        return tiers;
    }

    private PolicyTier? ReadTier(SyntaxNode node)
    {
        if (new Values(diagnostics).Item(node, "budget_policy", $"tiers such as {Example}", Level.PolicyTier) is not { } fields) return null;
        fields.Require("name", "name: freeze");
        fields.Require("when", "when: {remaining_below: 0%}");
        fields.Require("severity", "severity: ticket");
        var name = SpecNames.CheckId(fields.Text("name"), "a tier of a budget policy", diagnostics);
        var when = fields.Mapping("when", Level.PolicyConditions) is { } conditions ? ReadConditions(conditions) : null;
        var severity = fields.Choice("severity", ("page", AlertSeverity.Page), ("ticket", AlertSeverity.Ticket));
        var action = fields.Text("action")?.Value.Trim();
        var delay = fields.Duration("for")?.Value ?? s_for;
        var hold = fields.Duration("keep_firing_for")?.Value ?? s_keepFiringFor;
        return name is { } id && when is not null && severity is { } known ? new PolicyTier(id, when, known.Value, action, delay, hold) : null;
    }

    /// <summary>Null if there is none, or one has a mistake.</summary>
    private PolicyConditions? ReadConditions(Fields when)
    {
        if (!Level.PolicyConditions.Fields.Any(when.Has))
        {
            // What is misspelt is reported already.
            if (when.Entries.All(entry => Level.PolicyConditions.Fields.Contains(entry.Key.Value)))
                diagnostics.Add(SpecDiagnostics.MissingField, when.Place, "'when' needs a condition, such as remaining_below: 50%");
            return null;
        }

        if (when.Has("spent") != when.Has("within"))
        {
            var (there, missing) = when.Has("spent") ? ("spent", "within: 2d") : ("within", "spent: 20%");
            diagnostics.Add(SpecDiagnostics.MissingField, when.KeyOf(there), $"'{there}' needs its other half beside it, such as {missing}");
            return null;
        }

        var below = _percentages.ShareFromZero(when, "remaining_below");
        var above = _percentages.ShareFromZero(when, "remaining_above");
        var exhausted = when.PositiveDuration("exhausted_within");
        var spent = _percentages.Share(when, "spent");
        var within = when.PositiveDuration("within");
        var read = new (string Field, bool IsRead)[]
        {
            ("remaining_below", below is not null), ("remaining_above", above is not null), ("exhausted_within", exhausted is not null),
            ("spent", spent is not null), ("within", within is not null),
        };
        if (read.Any(field => !field.IsRead && when.Has(field.Field))) return null;
        if (below is { } upper && above is { } lower && upper.Value <= lower.Value)
        {
            diagnostics.Add(
                SpecDiagnostics.NeverTogether, upper.Span,
                $"no budget is below {Percentage.Of(upper.Value)} and not below {Percentage.Of(lower.Value)}: 'remaining_below' must be over 'remaining_above'");
            return null;
        }

        return new PolicyConditions(below?.Value, above?.Value, exhausted, spent is { } share ? new RecentSpending(share.Value, within!) : null);
    }
}
