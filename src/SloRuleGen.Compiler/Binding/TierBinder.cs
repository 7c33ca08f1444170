using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>Reads lists of alert tiers.</summary>
internal sealed class TierBinder(AlertTemplate templates, DiagnosticBag diagnostics)
{
    /// <summary>The control window's share of the long one, unless the tier says otherwise.</summary>
    private const int ControlsPerLongWindow = 12;

    /// <summary>The tiers, each at the place of its long window; null if any has a mistake.</summary>
    public IReadOnlyList<SpecTier>? Read(SequenceSyntax list, string field, SourceSpan place)
    {
        if (list.Items.Count == 0)
        {
            diagnostics.Add(SpecDiagnostics.EmptyList, place, $"'{field}' needs at least one tier, such as {{budget: 2%, long: 1h, severity: page}}");
            return null;
        }

        var tiers = list.Items.Select(item => ReadTier(item, field)).ToList();
        var good = tiers.OfType<SpecTier>().ToList();
        return AreDistinct([.. good.Select(tier => tier.Tier)]) && good.Count == tiers.Count ? good : null;
    }

    private SpecTier? ReadTier(SyntaxNode node, string field)
    {
        if (new Values(diagnostics).Item(node, field, "tiers such as {budget: 2%, long: 1h, severity: page}", Level.Tier) is not { } fields) return null;
        fields.Require("budget", "budget: 2%");
        fields.Require("long", "long: 1h");
        fields.Require("severity", "severity: page");
        var budget = new Percentages(diagnostics).Share(fields, "budget");
        var severity = fields.Choice("severity", ("page", AlertSeverity.Page), ("ticket", AlertSeverity.Ticket));
        var delay = fields.Duration("for");
        var hold = fields.Duration("keep_firing_for");
        var alert = ReadAlert(fields);
        var longWindow = fields.PositiveDuration("long");
        var shortWindow = fields.PositiveDuration("short");
        if (!fields.Has("short") && longWindow is { } whole) shortWindow = DefaultControl(whole);
        if (longWindow is not { } @long || shortWindow is not { } @short) return null;
        if (@short.Value >= @long.Value)
        {
            diagnostics.Add(
                SpecDiagnostics.WindowsOutOfOrder, @short.Span,
                $"the short window {@short.Value} is not shorter than the long window {@long.Value}; leave it out for a twelfth");
            return null;
        }

        if (budget is not { } p || severity is not { } s || (delay is null && fields.Has("for")) || (hold is null && fields.Has("keep_firing_for"))) return null;
        var tier = new AlertTier(p.Value, @long.Value, @short.Value, s.Value, delay?.Value ?? PromDuration.Zero, hold?.Value ?? PromDuration.Zero);
        return new SpecTier(new(tier, @long.Span), alert);
    }

    private TierAlert ReadAlert(Fields tier) => new(
        tier.Flag("enabled")?.Value,
        NamedText.Severity(tier, "severity_label", templates),
        NamedText.ByName(NamedText.Labels(tier, "labels", templates, onRecords: false, diagnostics)),
        NamedText.ByName(NamedText.Annotations(tier, "annotations", templates, diagnostics)));

    private Located<PromDuration>? DefaultControl(Located<PromDuration> longWindow)
    {
        var (control, rest) = Math.DivRem(longWindow.Value.Milliseconds, ControlsPerLongWindow);
        if (rest == 0) return new(PromDuration.FromMilliseconds(control), longWindow.Span);
        diagnostics.Add(
            SpecDiagnostics.NoDefaultControl, longWindow.Span,
            $"a twelfth of {longWindow.Value} is no whole number of milliseconds; give the tier its own 'short'");
        return null;
    }

    private bool AreDistinct(List<Located<AlertTier>> tiers)
    {
        var seen = new HashSet<(PromDuration, AlertSeverity)>();
        var distinct = true;
        foreach (var (tier, span) in tiers.Select(t => (t.Value, t.Span)))
        {
            if (seen.Add((tier.LongWindow, tier.Severity))) continue;
            distinct = false;
            var severity = tier.Severity == AlertSeverity.Page ? "page" : "ticket";
            diagnostics.Add(
                SpecDiagnostics.CollidingTiers, span,
                $"another {severity} tier has the long window {tier.LongWindow} too, so that their alerts could not be told apart; change one window");
        }

        return distinct;
    }
}
