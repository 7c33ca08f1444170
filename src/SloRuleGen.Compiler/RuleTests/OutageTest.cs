using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>Shows what each alert does in an outage, after it, and when the data is gone.</summary>
internal sealed class OutageTest(SloBench bench, OutageScenario outage)
{
    private static readonly PromDuration s_settled = PromDuration.FromMinutes(5);

    public RuleTest Build() => new(
        $"{bench.Name}: an outage",
        [.. Story()],
        bench.Step,
        [.. bench.Series(outage.Timeline)],
        [.. Healthy(), .. InOrder(Detection), .. InOrder(Reset), .. NoTraffic(), .. NoData()]);

    /// <summary>Whether the times that <c>explain</c> shows hold for this traffic. Those of probes do not: the test chooses how far apart samples are.</summary>
    private bool IsToldByExplain => bench.Plan.Slo.Slices is not null || !bench.Traffic.IsProbed;

    private IEnumerable<string> Story()
    {
        yield return bench.Quorum is { } quorum ? Votes(quorum) : Events();
        if (bench.Plan.Slo.Slices is not null) yield return $"What counts is {bench.Plan.Counted}, each of them good or bad as a whole.";
        if (bench.Traffic.Groups.Count > 1)
            yield return $"So it is for {SelectorText.Of(null, bench.Failing)}; {SelectorText.Of(null, bench.Traffic.Groups[1].Labels)} {(bench.JudgedEvery is null ? "never fails" : "is good throughout")}.";
        var rest = bench.Traffic.IsProbed ? "" : $" From {outage.Resting} on there is no traffic.";
        var gone = bench.NoData is null ? "" : $" From {outage.Gone} on {(bench.MissesGroups ? "the" : "all")} series are gone.";
        if (rest.Length + gone.Length > 0) yield return (rest + gone).TrimStart();
    }

    private string Events()
    {
        var events = bench.Traffic.IsProbed ? "probes" : "events";
        var (good, bad) = bench.Shares;
        if (bad < 1)
            return $"{bench.Name}: for an hour {SloBench.Percent(good)} of {bench.PerMinute} {events} a minute fail, no more than a slice may have. From 1h to {outage.Ended} {SloBench.Percent(bad)} do.";
        return $"{bench.Name}: for an hour all of {bench.PerMinute} {events} a minute are good. From 1h to {outage.Ended} all fail"
            + (outage.Peak == 1 ? "." : $", at {outage.Peak} times the traffic.");
    }

    private string Votes(long quorum) =>
        $"{bench.Name}: for an hour {quorum - 1} of {quorum + 1} places fail, too few to decide. From 1h to {outage.Ended} {quorum} do.";

    private IEnumerable<Check> Healthy()
    {
        if (bench.Traffic.FailuresMayBeAbsent && bench.Traffic.Groups.Any(group => group.Series.Any(series => series.CountsOnlyFailures)))
        {
            var at = bench.DownToEvaluation(OutageScenario.WithoutFailures - bench.Step);
            var ratio = bench.Recorded(RecordNames.ErrorRatio(StepWidth.FiveMinutes));
            yield return new Check("No failure was ever counted: the error ratio is 0, not missing.", $"max({ratio})", at, [new ExpectedSample("{}", "0")]);
        }

        if (bench.Usual is { } usual) yield return usual.StaysSilent(s_settled, OutageScenario.Began, "Healthy traffic: nothing fires.");
    }

    private IEnumerable<Check> Detection(TierPlan tier)
    {
        var view = bench.ViewOf(tier);
        var due = outage.Firing[tier].First - OutageScenario.Began;
        var formula = outage.Peak == 1 && tier.Tier.For == PromDuration.Zero && tier.DetectionOfOutage is { } detection && IsToldByExplain
            ? detection.RoundUpTo(PromDuration.FromSeconds(1)) : due;
        if (outage.NotNoticedAt(tier) is var before && before > OutageScenario.Began)
            yield return view.StaysSilent(OutageScenario.Began, before, $"{SloBench.Capital(SloBench.NameOf(tier))} is due {formula} after the outage began, not before.");
        yield return view.Fires(outage.NoticedBy(tier), bench.Failing, $"The outage fires {SloBench.NameOf(tier)}: due after {formula}, and an evaluation or two.");
    }

    private IEnumerable<Check> Reset(TierPlan tier)
    {
        if (!outage.Resetting.Contains(tier)) yield break;
        var view = bench.ViewOf(tier);
        var left = outage.Peak == 1 && IsToldByExplain && tier.ResetAfterOutage is { } formula
            ? formula.RoundUpTo(PromDuration.FromSeconds(1)) : outage.Firing[tier].Last - outage.Ended;
        if (outage.NotResetAt(tier) is var before && before > outage.Ended && before > outage.NoticedBy(tier))
            yield return view.Fires(before, bench.Failing, $"{SloBench.Capital(SloBench.NameOf(tier))} fires on until its control window of {tier.Tier.ShortWindow} is clean{(tier.Tier.KeepFiringFor > PromDuration.Zero ? $", and {tier.Tier.KeepFiringFor} more" : "")}.");
        yield return view.StaysSilent(
            outage.ResetBy(tier), outage.Resting, $"{SloBench.Capital(SloBench.NameOf(tier))} stops {left} after the end of the outage.");
    }

    private IEnumerable<Check> NoTraffic()
    {
        if (outage.Gone == outage.Resting) yield break;
        var at = bench.DownToEvaluation(outage.Gone);
        yield return new Check("Without traffic there is no error ratio, neither 0 nor 100%.", bench.Recorded(RecordNames.ErrorRatio(StepWidth.FiveMinutes)), at, []);
        if (bench.Usual is { } usual && outage.Resetting.Count == bench.Tiers.Count()) yield return usual.StaysSilent(outage.Resting, at, "Without traffic nothing fires.");
    }

    private IEnumerable<Check> NoData()
    {
        if (bench.NoData is not { } view) yield break;
        var after = bench.Plan.Slo.Alerting.NoData!.After;
        yield return view.StaysSilent(OutageScenario.Began, outage.Gone, "As long as the series are there, nothing is said of missing data.");
        if (bench.DownToEvaluation(outage.Gone + after) - bench.Evaluation is var before && before > outage.Gone)
            yield return view.StaysSilent(outage.Gone, before, $"Missing data is reported after {after}, not before.");
        yield return view.Fires(outage.NoDataBy(after), bench.MissesGroups ? bench.Failing : new Dictionary<string, string>(), $"The series have been gone for {after}.");
    }

    private IEnumerable<Check> InOrder(Func<TierPlan, IEnumerable<Check>> checksOf) => outage.Noticed.SelectMany(checksOf);
}
