using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>What everybody asks first: who hears of a total outage, and when.</summary>
internal static class OutageWording
{
    /// <summary>Such as <c>A total outage pages you after 52s.</c></summary>
    public static string Of(SloPlan plan)
    {
        var traffic = plan.Method == AlertMethod.BudgetCount ? " at mean traffic" : "";
        return (First(plan, AlertSeverity.Page), First(plan, AlertSeverity.Ticket)) switch
        {
            ({ } page, _) => $"A total outage{traffic} pages you after {Figure.Time(page)}.",
            (null, { } ticket) => $"A total outage{traffic} pages nobody, and makes a ticket after {Figure.Time(ticket)}.",
            _ => $"A total outage{traffic} fires no burn alert.",
        };
    }

    /// <summary>Such as <c>52s</c>, or <c>never</c>.</summary>
    public static string PagesAfter(SloPlan plan) => Figure.Time(First(plan, AlertSeverity.Page));

    private static ExactDuration? First(SloPlan plan, AlertSeverity severity) =>
        plan.Tiers.Where(tier => tier.Tier.Severity == severity).Min(tier => tier.DetectionOfOutage);
}
