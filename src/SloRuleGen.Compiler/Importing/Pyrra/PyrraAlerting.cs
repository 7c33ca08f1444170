using SloRuleGen.BurnRate;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.Pyrra;

/// <summary>Maps <c>alerting</c>: four burn rates with a severity each, and an alert on missing data.</summary>
internal sealed class PyrraAlerting(ImportRun run)
{
    private const string AlertName = "ErrorBudgetBurn";
    private const string Critical = "critical";
    private const string Warning = "warning";

    private static readonly string[] s_burns = ["fastBurn", "mediumBurn", "slowBurn", "longTermBurn"];

    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    /// <param name="alerting">Its fields; none where it is not written.</param>
    /// <param name="objective">Null where it is wrong.</param>
    public void Map(Fields alerting, NativeMapping slo, PromDuration period, Objective? objective, bool isGrouped)
    {
        var result = slo.Under("alerting", order: FieldOrder.Alerting);
        result.Set(alerting.Scalar("name") is { } name
            ? run.Field("name", alerting.Entry("name")!, LabelMapper.Text(name))
            : new NativeField("name", new NativeText(AlertName, TextKind.Text, alerting.Place), alerting.Place, FieldComments.None));
        var tiers = objective is null ? [] : TiersOf(period, objective.Value);
        var severities = alerting.MappingOrEmpty("severities", PyrraLevels.Severities);
        Severities(severities, result, tiers, isListed: period < WindowPolicies.ShortestPeriod);

        var isOff = alerting.Flag("disabled") is { Value: true };
        if (isOff || alerting.Flag("burnrates") is { Value: false })
        {
            foreach (var key in (string[])["page", "ticket"]) result.Under(key, order: FieldOrder.Class).Set("enabled", Word("false", alerting.KeyOf(isOff ? "disabled" : "burnrates")));
        }

        if (isOff || alerting.Flag("absent") is { Value: false }) result.Set("no_data", Word("false", alerting.KeyOf(isOff ? "disabled" : "absent")));
        else if (tiers.Count > 0) result.Set("no_data", NoData(severities, tiers[0], period, objective!.Value, isGrouped, alerting.Place));
        if (alerting.Has("absentName"))
            run.LeftOut(alerting.KeyOf("absentName"), "'absentName' is left out: the alert on missing data is called after the others, with 'NoData' in place of 'ErrorBudgetBurn' or behind the name");
    }

    /// <summary>Those of the policy, or such as fit a period that it does not.</summary>
    private static IReadOnlyList<AlertTier> TiersOf(PromDuration period, Objective objective) =>
        WindowPolicies.Find(WindowPolicies.Pyrra, period, objective)?.Tiers ?? (period < WindowPolicies.ShortestPyrraPeriod ? [] : WindowPolicies.PyrraOfShort(period));

    /// <summary>Those of the classes, or of each tier where the two of a class differ.</summary>
    /// <param name="isListed">Whether the tiers have to be listed, because the policy does not fit the period.</param>
    private static void Severities(Fields severities, NativeMapping alerting, IReadOnlyList<AlertTier> tiers, bool isListed)
    {
        var labels = s_burns.Select(burn => severities.Text(burn)).ToList();
        var (fast, medium) = (labels[0]?.Value ?? Critical, labels[1]?.Value ?? Critical);
        var (slow, longTerm) = (labels[2]?.Value ?? Warning, labels[3]?.Value ?? Warning);
        var isOfClasses = fast == medium && slow == longTerm;
        if ((isOfClasses && !isListed) || tiers.Count == 0)
        {
            alerting.Set("windows", new NativeText(WindowPolicies.Pyrra, TextKind.Text, severities.Place));
            if (fast != Critical) alerting.Under("page", order: FieldOrder.Class).Set("severity", LabelOf(0));
            if (slow != Warning) alerting.Under("ticket", order: FieldOrder.Class).Set("severity", LabelOf(2));
            return;
        }

        var items = tiers.Select((tier, index) => new NativeItem(Tier(tier, LabelOf(index), hasLabel: !isOfClasses), FieldComments.None));
        alerting.Set("windows", new NativeList([.. items], severities.Place));
        alerting.Under("page", order: FieldOrder.Class).Set("severity", LabelOf(0));
        alerting.Under("ticket", order: FieldOrder.Class).Set("severity", LabelOf(2));

        NativeText LabelOf(int index) => new(new[] { fast, medium, slow, longTerm }[index], TextKind.Text, labels[index]?.Span ?? severities.Place);
    }

    private static NativeMapping Tier(AlertTier tier, NativeText label, bool hasLabel)
    {
        var mapping = new NativeMapping(label.From);
        mapping.Set("budget", new NativeText(Percentage.Of(tier.BudgetFraction), TextKind.Text, label.From));
        mapping.Set("long", Word(tier.LongWindow.ToString(), label.From));
        mapping.Set("short", Word(tier.ShortWindow.ToString(), label.From));
        mapping.Set("severity", new NativeText(tier.Severity == AlertSeverity.Page ? "page" : "ticket", TextKind.Text, label.From));
        if (hasLabel) mapping.Set("severity_label", label);
        if (tier.For > PromDuration.Zero) mapping.Set("for", Word(tier.For.ToString(), label.From));
        return mapping;
    }

    /// <summary>As soon as the fastest burn alert would fire if all failed, and for the metric as a whole.</summary>
    private NativeMapping NoData(Fields severities, AlertTier fastest, PromDuration period, Objective objective, bool isGrouped, SourceSpan place)
    {
        var noData = new NativeMapping(place);
        var after = (fastest.LongWindow * (fastest.FactorOver(period).Value * objective.ErrorBudget) + fastest.For + s_minute * new Fraction(1, 2)).RoundDownTo(s_minute);
        if (after < s_minute) after = s_minute;
        noData.Set("after", Word(after.ToString(), place));
        var given = severities.Text("absent");
        var label = given?.Value ?? Critical;
        var (fast, slow) = (severities.Text("fastBurn")?.Value ?? Critical, severities.Text("slowBurn")?.Value ?? Warning);
        noData.Set("severity", new NativeText(label == slow && label != fast ? "ticket" : "page", TextKind.Text, place));
        if (label != fast && label != slow)
            run.Otherwise(given?.Span ?? place, $"the alert on missing data has the severity of a class, and {Wording.Quote(label)} is that of none: it becomes {Wording.Quote(fast)}, that of pages");
        if (isGrouped) noData.Set("groups", Word("false", place));
        return noData;
    }

    private static NativeText Word(string text, SourceSpan from) => new(text, TextKind.Word, from);
}
