using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>Decides windows, thresholds and methods, and says which alerts can never fire.</summary>
internal static class RulePlanner
{
    /// <param name="labels">Labels that the run adds to the identity of every service.</param>
    /// <param name="extras">What the run adds to the rules; null for nothing.</param>
    public static RulePlan Plan(
        IReadOnlyList<Service> services, IReadOnlyDictionary<string, string> labels, DiagnosticBag diagnostics, RuleExtras? extras = null) =>
        new([.. services.Select(service => With(extras ?? RuleExtras.None, Plan(service, labels, diagnostics)))]);

    /// <summary>The plan of an SLO if it were alerted on otherwise; null where no windows fit, which is reported.</summary>
    public static SloPlan? Otherwise(SloPlan plan, Alerting alerting, DiagnosticBag diagnostics) =>
        Plan(plan.Service, plan.Slo with { Alerting = alerting }, plan.Identity, diagnostics);

    private static ServicePlan With(RuleExtras extras, ServicePlan service) =>
        extras == RuleExtras.None ? service : service with { Slos = [.. service.Slos.Select(extras.Of)] };

    private static ServicePlan Plan(Service service, IReadOnlyDictionary<string, string> labels, DiagnosticBag diagnostics)
    {
        var identity = IdentityOf(service, labels, diagnostics);
        var plan = new ServicePlan(service, [.. service.Slos.Select(slo => Plan(service, slo, identity, diagnostics)).OfType<SloPlan>()]);
        var findings = new PlanFindings();
        foreach (var slo in plan.Slos) PlanChecks.Run(slo, findings);
        findings.ReportTo(diagnostics);
        return plan;
    }

    /// <summary>The labels of the run and of the spec together. Two values for one label are an error.</summary>
    private static SortedDictionary<string, string> IdentityOf(Service service, IReadOnlyDictionary<string, string> labels, DiagnosticBag diagnostics)
    {
        var identity = new SortedDictionary<string, string>(labels.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in service.Identity)
        {
            if (identity.TryAdd(name, value.Value) || identity[name] == value.Value) continue;
            diagnostics.Add(
                PlanDiagnostics.AgainstIdentity,
                value.Span,
                $"'{name}' is '{value.Value}' here, and '{identity[name]}' by '--label' or the settings: leave one of them out");
        }

        return identity;
    }

    private static SloPlan? Plan(
        Service service, Slo slo, IReadOnlyDictionary<string, string> identity, DiagnosticBag diagnostics)
    {
        if (PolicyOf(slo, diagnostics) is not { } policy) return null;
        var alerts = AlertsOf(slo, policy);
        var (method, reason) = MethodOf(slo, alerts);
        var offset = service.QueryOffset?.Value ?? PromDuration.Zero;
        var tiers = alerts.Select(tier => TierOf(slo, tier, method) with { QueryOffset = offset }).ToList();
        return new SloPlan(service, slo, method, reason, policy.Name, slo.Labels, tiers, WindowsOf(slo, tiers, method))
        {
            Identity = identity,
            Adaptations = policy.Adaptations,
        };
    }

    private static WindowPolicy? PolicyOf(Slo slo, DiagnosticBag diagnostics)
    {
        switch (slo.Alerting.Windows.Value)
        {
            case WindowsChoice.Custom custom:
                return new WindowPolicy(custom.Name, [.. custom.Tiers.Select(tier => tier.Tier.Value)], "the spec");
            case WindowsChoice.BuiltIn { Name: var name }:
                var policy = WindowPolicies.Find(name, slo.Period.Value.NominalLength, slo.Objective.Value);
                if (policy is null)
                {
                    diagnostics.Add(
                        PlanDiagnostics.NoBuiltInPolicy,
                        slo.Period.Span,
                        $"no built-in window policy fits a period of {slo.Period.Value.NominalLength}: it is under {WindowPolicies.ShortestPeriod}; "
                        + "list the tiers under 'alerting.windows'");
                }

                return policy;
            default:
                throw new InvalidOperationException("Unknown choice of windows.");
        }
    }

    private static List<(AlertTier Tier, SeverityClass Alert)> AlertsOf(Slo slo, WindowPolicy policy) => slo.Alerting.Windows.Value is WindowsChoice.Custom custom
        ? [.. custom.Tiers.Select(tier => (tier.Tier.Value, slo.Alerting.ClassOf(tier.Tier.Value.Severity).With(tier.Alert)))]
        : [.. policy.Tiers.Select(tier => (tier, slo.Alerting.ClassOf(tier.Severity)))];

    private static (AlertMethod Method, string Reason) MethodOf(Slo slo, List<(AlertTier Tier, SeverityClass Alert)> tiers)
    {
        var alerting = slo.Alerting;
        if (alerting.Method.Value != AlertMethod.Auto) return (alerting.Method.Value, "as the spec says");
        if (!slo.HasCounts) return (AlertMethod.BurnRate, "an error ratio has no counts");
        if (alerting.Traffic == TrafficShape.Varying) return (AlertMethod.BudgetCount, "the traffic varies");
        var outOfReach = tiers.Select(tier => TierOf(slo, tier, AlertMethod.BurnRate)).FirstOrDefault(tier => tier.Enabled && !tier.Reachability.AtFlatTraffic);
        return outOfReach is null
            ? (AlertMethod.BurnRate, "every tier can be reached by an error rate")
            : (AlertMethod.BudgetCount, $"no error rate reaches the {outOfReach.Tier.LongWindow} tier");
    }

    private static TierPlan TierOf(Slo slo, (AlertTier Tier, SeverityClass Alert) of, AlertMethod method)
    {
        var (tier, alert) = of;
        var (objective, period) = (slo.Objective.Value, slo.Period.Value.NominalLength);
        return new TierPlan(
            tier,
            alert,
            method == AlertMethod.BudgetCount
                ? new BudgetCountThreshold(tier, objective, period)
                : new RatioThreshold(tier, objective, period),
            SpeedOf(tier.LongWindow),
            slo.Slices is { } slices ? new SliceFloor(slices.Length.Value, slo.Alerting.MinBadEvents.Value) : null);
    }

    private static EvaluationSpeed SpeedOf(PromDuration longWindow) =>
        longWindow <= PromDuration.FromHours(1) ? EvaluationSpeed.Fast : EvaluationSpeed.Slow;

    private static List<WindowPlan> WindowsOf(Slo slo, List<TierPlan> tiers, AlertMethod method)
    {
        var counts = method == AlertMethod.BudgetCount;
        var floor = slo.Alerting.MinBadEvents.Value > 0;
        var uses = tiers.Where(tier => tier.Enabled).SelectMany(tier => new WindowUse[]
        {
            new(tier.Tier.LongWindow, tier.Speed, !counts, counts || floor),
            new(tier.Tier.ShortWindow, tier.Speed, !counts, counts),
        });
        foreach (var when in slo.BudgetPolicy.Select(tier => tier.When))
        {
            var pace = tiers.Max(tier => tier.Tier.LongWindow);
            if (when.ExhaustedWithin is not null) uses = uses.Append(new(pace, EvaluationSpeed.Slow, !slo.HasCounts, slo.HasCounts));
            if (when.Spent is { Within.Value: var within }) uses = uses.Append(new(within, EvaluationSpeed.Slow, false, true));
        }

        return [.. uses.GroupBy(use => use.Length).Select(WindowOf).OrderBy(window => window.Length)];

        WindowPlan WindowOf(IGrouping<PromDuration, WindowUse> use)
        {
            var speed = use.Min(window => window.Speed);
            return new WindowPlan(
                use.Key, speed, WindowSources.Of(slo, use.Key), use.Any(window => window.Ratio), use.Any(window => window.BadCount));
        }
    }

    /// <summary>A window that one alert reads, and what it needs of it.</summary>
    private sealed record WindowUse(PromDuration Length, EvaluationSpeed Speed, bool Ratio, bool BadCount);
}
