using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.Sloth;

/// <summary>Sloth's catalogs of windows, <c>AlertWindows</c>, and which of them its period takes.</summary>
internal sealed class SlothWindows
{
    private static readonly PromDuration s_usual = PromDuration.FromDays(30);

    /// <summary>The periods for which Sloth has windows of its own, which are those of the policy.</summary>
    private static readonly PromDuration[] s_builtIn = [PromDuration.FromDays(28), s_usual];

    private static readonly Level s_catalog = ForeignFields.Level("'AlertWindows'", "apiVersion", "kind", "metadata", "spec");

    private static readonly Level s_spec = ForeignFields.Level("'spec' of 'AlertWindows'", "sloPeriod", "page", "ticket");

    private static readonly Level s_class = ForeignFields.Level("'page' or 'ticket' of 'AlertWindows'", "quick", "slow");

    private static readonly Level s_window = ForeignFields.Level("a window of Sloth", "errorBudgetPercent", "shortWindow", "longWindow");

    private readonly List<(Located<PromDuration> Period, NativeList Tiers)> _catalogs = [];
    private readonly ImportRun _run;

    /// <param name="documents">Those that are catalogs.</param>
    public SlothWindows(IEnumerable<DocumentSyntax> documents, ImportRun run)
    {
        _run = run;
        foreach (var document in documents) Read((MappingSyntax)document.Root);
        Period = run.Options.Period ?? s_usual;
        foreach (var (period, _) in _catalogs.Where(catalog => catalog.Period.Value != Period))
            run.LeftOut(period.Span, $"these windows are for periods of {period.Value}, and the SLOs have {Period}: where Sloth is run with '--default-slo-period {period.Value}', say '--default-period {period.Value}' here");
    }

    /// <summary>The period of all SLOs.</summary>
    public PromDuration Period { get; }

    /// <summary>Sets the period and the windows of an SLO.</summary>
    /// <param name="version">Where the spec says that it is one of Sloth.</param>
    public void Apply(NativeMapping slo, ServiceDraft service, SourceSpan version)
    {
        if (Period != s_usual) slo.Set("period", new NativeText(Period.ToString(), TextKind.Word, version));
        var policy = _catalogs.FindLast(catalog => catalog.Period.Value == Period) is { Tiers: { } tiers }
            ? service.Policy($"sloth-{Period}", tiers)
            : BurnRate.WindowPolicies.SreFour;
        slo.Under("alerting", order: FieldOrder.Alerting).Set("windows", new NativeText(policy, TextKind.Text, version));
    }

    /// <summary>A note where Sloth would not know the period.</summary>
    public void Check(SourceSpan version)
    {
        if (!s_builtIn.Contains(Period) && !_catalogs.Exists(catalog => catalog.Period.Value == Period))
            _run.Otherwise(version, $"Sloth needs 'AlertWindows' for a period of {Period}, and none are given: the windows 'sre-four' are taken; give the file of Sloth's as an input too");
    }

    private void Read(MappingSyntax root)
    {
        var diagnostics = _run.Diagnostics;
        var catalog = new Fields(root.Entries, s_catalog, root.Span, diagnostics);
        if (catalog.Mapping("spec", s_spec) is not { } spec) return;
        spec.Require("sloPeriod", "sloPeriod: 30d");
        var tiers = new List<NativeItem>();
        foreach (var severity in (string[])["page", "ticket"])
        {
            spec.Require(severity, $"{severity}: {{quick: …, slow: …}}");
            if (spec.Mapping(severity, s_class) is not { } ofClass) continue;
            foreach (var speed in (string[])["quick", "slow"])
            {
                ofClass.Require(speed, $"{speed}: {{errorBudgetPercent: 2, shortWindow: 5m, longWindow: 1h}}");
                if (ofClass.Mapping(speed, s_window) is { } window && ReadTier(window, severity) is { } tier)
                    tiers.Add(new NativeItem(tier, _run.CommentsOf(ofClass.Entry(speed)!)));
            }
        }

        if (spec.PositiveDuration("sloPeriod") is { } period && tiers.Count == 4) _catalogs.Add((period, new NativeList(tiers, period.Span)));
    }

    private NativeMapping? ReadTier(Fields window, string severity)
    {
        window.Require("errorBudgetPercent", "errorBudgetPercent: 2");
        window.Require("longWindow", "longWindow: 1h");
        window.Require("shortWindow", "shortWindow: 5m");
        var budget = window.Scalar("errorBudgetPercent");
        if (budget is null || window.PositiveDuration("longWindow") is not { } @long || window.PositiveDuration("shortWindow") is not { } @short) return null;
        var tier = new NativeMapping(window.Place);
        tier.Set(_run.Field("budget", window.Entry("errorBudgetPercent")!, new NativeText(budget.Value + "%", TextKind.Text, budget.Span)));
        tier.Set(_run.Field("long", window.Entry("longWindow")!, new NativeText(@long.Value.ToString(), TextKind.Word, @long.Span)));
        tier.Set(_run.Field("short", window.Entry("shortWindow")!, new NativeText(@short.Value.ToString(), TextKind.Word, @short.Span)));
        tier.Set("severity", new NativeText(severity, TextKind.Text, window.Place));
        return tier;
    }
}
