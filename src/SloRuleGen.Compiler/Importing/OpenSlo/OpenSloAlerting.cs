using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.OpenSlo;

/// <summary>Maps alert policies: each condition on a burn rate is a tier.</summary>
internal sealed class OpenSloAlerting(OpenSloObjects objects, ImportRun run)
{
    /// <summary>The label that says whom OpenSLO notifies.</summary>
    private const string TargetLabel = "notification_target";

    /// <summary>Severities that need not be looked at in the night.</summary>
    private static readonly string[] s_tickets = ["ticket", "warning", "warn", "minor", "low", "medium", "info", "information", "sev3", "sev4", "sev5", "p3", "p4", "p5"];

    public void Map(Fields slo, NativeMapping target, PromDuration period)
    {
        var alerting = target.Under("alerting", order: FieldOrder.Alerting);
        var tiers = new List<NativeItem>();
        var alertsOnNoData = false;
        var items = slo.List("alertPolicies", "alert policies") ?? [];
        foreach (var item in items)
        {
            if (Policy(item) is not { } policy) continue;
            alertsOnNoData |= policy.Flag("alertWhenNoData") is { Value: true };
            tiers.AddRange(Tiers(policy, period));
        }

        if (items.Count == 0)
        {
            run.Otherwise(slo.Place, "the SLO names no alert policy: it has the usual alerts here; switch them off by 'enabled: false' under 'page' and 'ticket' of 'alerting'");
        }
        else
        {
            if (tiers.Count > 0) alerting.Set("windows", new NativeList(tiers, slo.KeyOf("alertPolicies")));
            else foreach (var key in (string[])["page", "ticket"]) alerting.Under(key, order: FieldOrder.Class).Set("enabled", Word("false", slo.KeyOf("alertPolicies")));
            if (!alertsOnNoData) alerting.Set("no_data", Word("false", slo.KeyOf("alertPolicies")));
        }

        if (alerting.IsEmpty) target.Remove("alerting");
    }

    private IEnumerable<NativeItem> Tiers(Fields policy, PromDuration period)
    {
        if (policy.Has("description")) run.LeftOut(policy.KeyOf("description"), "'description' of an alert policy is left out: alerts here say what they mean by themselves");
        if (policy.Flag("alertWhenResolved") is { Value: true } resolved)
            run.LeftOut(resolved.Span, "'alertWhenResolved' is left out: Alertmanager tells of alerts that are over, by 'send_resolved' of its receivers");
        var targets = Targets(policy);
        policy.Require("conditions", "conditions: [{conditionRef: fast-burn}]");
        var isOn = policy.Flag("alertWhenBreaching")?.Value ?? true;
        foreach (var item in policy.List("conditions", "alert conditions") ?? [])
        {
            if (Condition(item) is not { } condition) continue;
            if (!isOn) run.LeftOut(condition.Place, "the condition is left out: 'alertWhenBreaching' of its policy is off");
            else if (Tier(condition, period, targets) is { } tier) yield return new NativeItem(tier, run.CommentsOfItem(item));
        }
    }

    private NativeMapping? Tier(Fields condition, PromDuration period, NativeText? targets)
    {
        if (condition.Has("description")) run.LeftOut(condition.KeyOf("description"), "'description' of an alert condition is left out: alerts here say what they mean by themselves");
        condition.Require("severity", "severity: page");
        condition.Require("condition", "condition: {kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h}");
        var severity = condition.Text("severity");
        if (condition.Mapping("condition", OpenSloLevels.Burn) is not { } burn) return null;
        if (burn.Text("kind") is { } kind && !kind.Value.Equals("burnrate", StringComparison.OrdinalIgnoreCase))
        {
            run.Refuse(kind.Span, $"conditions are about burn rates, 'kind: burnrate': {Wording.Quote(kind.Value)} is not known");
            return null;
        }

        burn.Require("threshold", "threshold: 14.4");
        burn.Require("lookbackWindow", "lookbackWindow: 1h");
        if (burn.Choice("op", ("lte", 0), ("lt", 1), ("gte", 2), ("gt", 3)) is { Value: < 2 } op)
            run.Otherwise(op.Span, "a budget burns too fast where the rate is over the threshold: the comparison is turned round");
        var threshold = burn.Scalar("threshold");
        var window = burn.PositiveDuration("lookbackWindow");
        var after = burn.Duration("alertAfter");
        if (severity is not { } label || threshold is null || window is not { } @long) return null;
        if (!Fraction.TryParseDecimal(threshold.Value.AsSpan(0, Math.Min(threshold.Value.Length, 40)), out var factor) || factor.Sign <= 0)
        {
            new Values(run.Diagnostics).ReportWrong(threshold, "threshold", "a number over 0, such as 14.4");
            return null;
        }

        var budget = factor * (@long.Value / period);
        if (budget > 1)
        {
            run.Refuse(threshold.Span, $"{threshold.Value} times the rate over {@long.Value} is {Figure.Percent(budget)} of the budget of {Objectives.Days(period)}, more than all of it: take a lower threshold or a shorter window");
            return null;
        }

        run.Otherwise(@long.Span, $"beside the window of {@long.Value} a short one of a twelfth is looked at, so that the alert ends soon after the fault");
        return TierOf(budget, @long, after, label, threshold.Span, targets);
    }

    private static NativeMapping TierOf(Fraction budget, Located<PromDuration> window, Located<PromDuration>? after, Located<string> label, SourceSpan place, NativeText? targets)
    {
        var tier = new NativeMapping(place);
        tier.Set("budget", new NativeText(Percentage.Of(budget), TextKind.Text, place));
        tier.Set("long", Word(window.Value.ToString(), window.Span));
        var isTicket = s_tickets.Contains(label.Value.ToLowerInvariant());
        tier.Set("severity", new NativeText(isTicket ? "ticket" : "page", TextKind.Text, label.Span));
        if (label.Value is not ("page" or "ticket")) tier.Set("severity_label", new NativeText(label.Value, TextKind.Text, label.Span));
        if (after is { } delay && delay.Value > PromDuration.Zero) tier.Set("for", Word(delay.Value.ToString(), delay.Span));
        if (targets is not null) tier.Under("labels").Set(TargetLabel, targets);
        return tier;
    }

    private NativeText? Targets(Fields policy)
    {
        var names = new List<string>();
        SourceSpan? place = null;
        foreach (var item in policy.List("notificationTargets", "notification targets") ?? [])
        {
            if (new Values(run.Diagnostics).Item(item, "notificationTargets", "notification targets", OpenSloLevels.TargetItem) is not { } target) continue;
            var name = target.Text("targetRef") ?? target.Mapping("metadata", OpenSloLevels.Metadata)?.Text("name");
            if (name is not { } known) continue;
            objects.TryFind("AlertNotificationTarget", known.Value);
            names.Add(known.Value);
            place ??= known.Span;
        }

        if (place is not { } at) return null;
        run.Otherwise(at, $"whom to notify is for Alertmanager to say: its routes may go by the label '{TargetLabel}', which has the name");
        return new NativeText(string.Join(",", names), TextKind.Text, at);
    }

    private Fields? Policy(SyntaxNode item) => Resolve(item, "alertPolicies", OpenSloLevels.PolicyItem, "alertPolicyRef", "AlertPolicy", OpenSloLevels.Policy);

    private Fields? Condition(SyntaxNode item) => Resolve(item, "conditions", OpenSloLevels.ConditionItem, "conditionRef", "AlertCondition", OpenSloLevels.Condition);

    /// <summary>What stands in a list, or what it refers to.</summary>
    private Fields? Resolve(SyntaxNode item, string field, Level level, string reference, string kind, Level spec)
    {
        if (new Values(run.Diagnostics).Item(item, field, $"items with '{reference}' or 'spec'", level) is not { } fields) return null;
        if (fields.Text(reference) is { } name) return objects.Find(kind, name) is { } found ? objects.SpecOf(found, spec) : null;
        fields.Require("spec", $"{reference}: …");
        return fields.Mapping("spec", spec);
    }

    private static NativeText Word(string text, SourceSpan from) => new(text, TextKind.Word, from);
}
