using FsCheck;
using FsCheck.Fluent;
using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class TierProperties
{
    [Fact]
    public void The_fraction_gives_the_factor_and_the_factor_gives_the_fraction() =>
        Prop.ForAll(Arbitraries.Tiers, sample =>
        {
            var (tier, period) = sample;
            var factor = tier.FactorOver(period);
            return factor.BudgetSpentIn(tier.LongWindow, period) == tier.BudgetFraction
                && factor.BudgetSpentIn(tier.ShortWindow, period) == tier.ShortBudgetFraction
                && BurnRateFactor.ThatSpends(tier.BudgetFraction, tier.LongWindow, period) == factor;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Thresholds_fall_as_objectives_rise() =>
        Prop.ForAll(Arbitraries.TiersAtObjectives, sample =>
        {
            var (tier, period, objective) = sample;
            var higher = Objective.FromPercent((objective.Percent + 100) / 2);
            var (low, high) = (new RatioThreshold(tier, objective, period), new RatioThreshold(tier, higher, period));
            var (lowCount, highCount) = (new BudgetCountThreshold(tier, objective, period), new BudgetCountThreshold(tier, higher, period));
            return high.Threshold < low.Threshold
                && highCount.LongCoefficient < lowCount.LongCoefficient
                && highCount.ShortCoefficient < lowCount.ShortCoefficient
                && highCount.TrafficFactorNeeded < lowCount.TrafficFactorNeeded;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Both_forms_agree_at_flat_traffic() =>
        Prop.ForAll(Arbitraries.TiersAtObjectives, Pairs(Arbitraries.Shares), (sample, shares) =>
        {
            var (tier, period, objective) = sample;
            var total = (Fraction)1_000_000;
            var longWindow = Window(total * (tier.LongWindow / period), shares.First);
            var shortWindow = Window(total * (tier.ShortWindow / period), shares.Second);
            return new RatioThreshold(tier, objective, period).IsMetBy(longWindow, shortWindow, total)
                == new BudgetCountThreshold(tier, objective, period).IsMetBy(longWindow, shortWindow, total);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_window_exceeds_its_count_where_it_exceeds_the_threshold_at_its_own_traffic() =>
        Prop.ForAll(Arbitraries.TiersAtObjectives, Pairs(Arbitraries.Shares), Pairs(TrafficFactors), (sample, shares, traffic) =>
        {
            var (tier, period, objective) = sample;
            var total = (Fraction)1_000_000;
            var condition = new BudgetCountThreshold(tier, objective, period);
            var longWindow = Window(total * (tier.LongWindow / period) * traffic.First, shares.First);
            var shortWindow = Window(total * (tier.ShortWindow / period) * traffic.Second, shares.Second);
            return condition.IsMetBy(longWindow, shortWindow, total)
                == (shares.First > condition.ErrorRateThreshold(traffic.First) && shares.Second > condition.ErrorRateThreshold(traffic.Second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_tier_is_reachable_when_a_full_outage_fires_it() =>
        Prop.ForAll(Arbitraries.TiersAtObjectives, TrafficFactors, (sample, traffic) =>
        {
            var (tier, period, objective) = sample;
            var total = (Fraction)1_000_000;
            var longWindow = Window(total * (tier.LongWindow / period) * traffic, 1);
            var shortWindow = Window(total * (tier.ShortWindow / period) * traffic, 1);
            return new ITierCondition[] { new RatioThreshold(tier, objective, period), new BudgetCountThreshold(tier, objective, period) }
                .All(condition => new Reachability(condition).At(traffic) == condition.IsMetBy(longWindow, shortWindow, total));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_three_bounds_of_reachability_are_one() =>
        Prop.ForAll(Arbitraries.TiersAtObjectives, sample =>
        {
            var (tier, period, objective) = sample;
            var reach = new Reachability(new RatioThreshold(tier, objective, period));
            return reach.AtFlatTraffic == objective.Ratio > reach.LowestObjective
                && reach.AtFlatTraffic == tier.BudgetFraction < reach.LargestBudgetFraction
                && reach.AtFlatTraffic == tier.LongWindow > reach.ShortestLongWindow
                && reach.AtFlatTraffic == new Reachability(new BudgetCountThreshold(tier, objective, period)).AtFlatTraffic;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Detection_ends_within_the_long_window_with_the_fraction_spent() =>
        Prop.ForAll(Arbitraries.TiersAtObjectives, Arbitraries.Shares, TrafficFactors, (sample, errorRate, traffic) =>
        {
            var (tier, period, objective) = sample;
            var condition = new BudgetCountThreshold(tier, objective, period);
            if (DetectionTime.Of(condition, errorRate, traffic) is not { } time) return errorRate <= condition.ErrorRateThreshold(traffic);
            var spent = errorRate * traffic * (time.Seconds / period.Seconds) / objective.ErrorBudget;
            return time < tier.LongWindow && spent == tier.BudgetFraction;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Reset_ends_within_the_control_window_when_that_is_back_at_its_threshold() =>
        Prop.ForAll(Arbitraries.TiersAtObjectives, Arbitraries.Shares, (sample, errorRate) =>
        {
            var (tier, period, objective) = sample;
            var condition = new RatioThreshold(tier, objective, period);
            if (ResetTime.Of(condition, errorRate) is not { } time) return errorRate <= condition.Threshold;
            var stillBad = errorRate * (1 - time.Seconds / tier.ShortWindow.Seconds);
            return time <= tier.ShortWindow && time <= ResetTime.WithoutControlWindow(condition, errorRate)!.Value && stillBad == condition.Threshold;
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<Fraction> TrafficFactors =>
        (from parts in Gen.Choose(1, 10_000) select new Fraction(parts, 100)).ToArbitrary();

    private static Arbitrary<(Fraction First, Fraction Second)> Pairs(Arbitrary<Fraction> values) =>
        (from first in values.Generator from second in values.Generator select (first, second)).ToArbitrary();

    private static EventCounts Window(Fraction total, Fraction errorRate) => new(total * errorRate, total);
}
