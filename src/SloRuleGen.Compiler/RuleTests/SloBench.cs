using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Alerts;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>What all tests of one SLO have in common: its rules, the series it reads, and how time passes.</summary>
/// <param name="Rules">The SLO's own.</param>
/// <param name="Step">How far apart samples stand.</param>
/// <param name="Evaluation">How far apart evaluations stand.</param>
internal sealed record SloBench(SloPlan Plan, IReadOnlyList<Rule> Rules, RawTraffic Traffic, PromDuration Step, PromDuration Evaluation)
{
    private static readonly Fraction s_beside = new(1, 10);

    public string Name => $"{Plan.Service.Name.Value} {Plan.Slo.Name.Value}";

    public IEnumerable<TierPlan> Tiers => Plan.Tiers.Where(tier => tier.Enabled);

    /// <summary>The usual traffic, events a minute: enough that a floor on bad events does not matter, unless each event is a sample.</summary>
    public Fraction PerMinute
    {
        get
        {
            if (Traffic.IsProbed) return PromDuration.FromMinutes(1) / Step;
            Fraction rate = 1000;
            while (JudgedEvery is null && rate * Plan.ErrorBudget < Plan.Slo.Alerting.MinBadEvents.Value) rate *= 10;
            return rate;
        }
    }

    /// <summary>
    /// How far apart the verdicts are that are counted: of slices, or of places at each evaluation, which are those of promtool.
    /// Null where the events themselves are counted.
    /// </summary>
    public PromDuration? JudgedEvery => Plan.Slo.Slices?.Length.Value ?? (Quorum is null ? null : Evaluation);

    /// <summary>How many places must fail at once; null where there are no votes.</summary>
    public long? Quorum => (Plan.Slo.Sli as Sli.Probe)?.Quorum;

    /// <summary>Whether a test can let a share of what is counted fail; verdicts are only shown to be all good or all bad.</summary>
    public bool CanFailInPart => JudgedEvery is null;

    /// <summary>Whether the recorded totals of the period react to traffic within minutes: sums of hours do not.</summary>
    public bool FollowsPeriod => !new ReadingLag(Plan).IsPeriodInHours;

    /// <summary>Whether a test can let the traffic rise.</summary>
    public bool CanPeak => !Traffic.IsProbed && FollowsPeriod && JudgedEvery is null;

    /// <summary>The group that fails where one does.</summary>
    public IReadOnlyDictionary<string, string> Failing => Traffic.Groups[0].Labels;

    /// <summary>Such as <c>the 1h page</c>.</summary>
    public static string NameOf(TierPlan tier) => $"the {tier.Tier.LongWindow} {tier.Alert.Label}";

    /// <summary>Whether the alert on missing data reports a single group that is gone.</summary>
    public bool MissesGroups => Plan.Slo.Alerting.NoData is not { Groups: false };

    /// <summary>The alerts of some tiers as one.</summary>
    public AlertView ViewOf(params IReadOnlyList<TierPlan> tiers) => new([.. tiers.Select(AlertOf)]);

    /// <summary>The alert of a policy tier. A tier that holds while nothing fails fires for the healthy group too; then only the failing one is looked at.</summary>
    public AlertView ViewOf(PolicyTier tier) => new(
        [
            Alerts.First(alert => alert.Name == AlertNames.Policy(Plan.Slo.Alerting) && alert.Labels.GetValueOrDefault("policy_tier") == tier.Name.Value),
        ],
        new PolicyForecast(Plan, tier, TimelineOf(new Stretch(PromDuration.FromHours(1), PerMinute, 0))).Holds(PromDuration.FromHours(1)) ? Failing : null);

    /// <summary>Such as <c>less than 50% left</c>.</summary>
    public string ConditionsOf(PolicyTier tier) => PolicyWording.Of(Plan, tier.When);

    /// <summary>All burn alerts, and that on missing data; null where all are switched off.</summary>
    public AlertView? Usual =>
        (List<Rule.Alerting>)[.. Tiers.Select(AlertOf), .. Alerts.Where(alert => alert.Name == AlertNames.NoData(Plan.Slo.Alerting))] is [_, ..] alerts ? new AlertView(alerts) : null;

    public AlertView? NoData => Alerts.FirstOrDefault(alert => alert.Name == AlertNames.NoData(Plan.Slo.Alerting)) is { } alert ? new AlertView([alert]) : null;

    private IEnumerable<Rule.Alerting> Alerts => Rules.OfType<Rule.Alerting>();

    private Rule.Alerting AlertOf(TierPlan tier) => Alerts.First(alert =>
        alert.Name == Plan.Slo.Alerting.AlertName.Value
        && alert.Labels.GetValueOrDefault("long_window") == tier.Tier.LongWindow.ToString()
        && alert.Labels.GetValueOrDefault("short_window") == tier.Tier.ShortWindow.ToString()
        && alert.Labels["severity"] == tier.Alert.Label);

    /// <summary>The share of events that fail in what is judged good, and in what is judged bad: where slices allow failures, just under and over that.</summary>
    public (Fraction Good, Fraction Bad) Shares
    {
        get
        {
            if (Plan.Slo.Slices is not { GoodWhen: var goodWhen } || Quorum is not null) return (0, 1);
            var allowed = 1 - goodWhen;
            var (under, over) = (allowed * (1 - s_beside), allowed * (1 + s_beside));
            return (under, over.Sign == 0 ? s_beside : over < 1 ? over : 1);
        }
    }

    public Timeline TimelineOf(params IReadOnlyList<Stretch> stretches) => new(stretches) { JudgedEvery = JudgedEvery };

    /// <summary>All series of the SLO: those of the first group fail as the timeline says, those of others never.</summary>
    public IEnumerable<InputSeries> Series(Timeline failing)
    {
        var (good, bad) = Shares;
        var healthy = failing.Healthy(goes: !MissesGroups).WithShares(good, bad);
        failing = failing.WithShares(good, bad);
        foreach (var group in Traffic.Groups)
        {
            foreach (var series in group.Series)
                yield return new InputSeries(series.Selector, SeriesValues.Of(series, group == Traffic.Groups[0] ? failing : healthy, Step, Traffic.IsProbed));
        }
    }

    /// <summary>
    /// A series that makes an SLO look as if it had been measured for a whole period: a start so long ago, beside the one that the rules
    /// record. Rules read the earliest start.
    /// </summary>
    public IEnumerable<InputSeries> LongHistory() =>
        from record in Rules.OfType<Rule.Recording>()
        where record.Name == RecordNames.Start
        from @group in Traffic.Groups
        let labels = record.Labels.Where(label => label.Value.Length > 0).Concat(@group.Labels).Append(new("history", "long"))
        select new InputSeries(
            SelectorText.Of(record.Name, labels), $"{-Plan.LookBack.Seconds}+0x{PromDuration.FromDays(1).Milliseconds / Step.Milliseconds}");

    /// <summary>A series that the rules record of the first group.</summary>
    public string Recorded(string record) => SelectorText.Of(
        record,
        [new(RecordNames.IdLabel, Plan.Id), .. Plan.Identity, .. Failing]);

    public PromDuration UpToEvaluation(PromDuration time) => ((ExactDuration)time).RoundUpTo(Evaluation);

    public PromDuration DownToEvaluation(PromDuration time) => ((ExactDuration)time).RoundDownTo(Evaluation);

    /// <summary>To four digits, far finer than any margin.</summary>
    public static Fraction Rounded(Fraction rate) => Fraction.TryParseDecimal(rate.ToString(4), out var rounded) ? rounded : rate;

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static string Percent(Fraction share) => Percentage.Of(share);
}
