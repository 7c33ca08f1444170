using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Periods;

/// <summary>What corrections take out of the sums of the period. Steps are taken out until ten minutes after it, for those may hold a part of its events.</summary>
public sealed class CorrectionRecordsTests
{
    private const string Outage = "corrections: [{from: 2026-02-03T10:00:00Z, to: 2026-02-03T12:30:00Z, reason: a}]";

    /// <summary>9600 seconds of steps, in a range that is a minute shorter: Prometheus 2 reads a step at the old edge of a range as well.</summary>
    [Fact]
    public void The_steps_of_a_stretch_are_taken_out_of_a_rolling_period_and_come_back_as_they_leave_it() =>
        Assert.Equal(
            "(sum(sum_over_time(slo:sli_total:increase5m{ID}[2h39m:5m] @ 1770122400)) - (sum(sum_over_time((slo:sli_total:increase5m{ID} and on () vector(time()) > 1770112800)[2h39m:5m] offset 30d)) or vector(0))"
            + " and on () vector(time()) < 1772714400 or vector(0))",
            Planned.Of(Outage).Expression("slo:sli_total:corrected30d"));

    [Fact]
    public void A_cycle_has_them_until_it_ends() => Assert.Equal(
            "(sum(sum_over_time(slo:sli_total:increase5m{ID}[2h39m:5m] @ 1770122400)) and on () vector(time()) < 1772323200 or vector(0))",
            Planned.Of(Outage + "\nperiod: month").Expression("slo:sli_total:corrected_period"));

    [Fact]
    public void A_reset_takes_out_what_was_before_once_it_is_there() =>
        Assert.Equal(
            "(sum(sum_over_time(sum_over_time(slo:sli_total:increase5m{ID}[59m:5m])[6d23h59m:1h] @ 1770112800))"
            + " - (sum(sum_over_time((sum_over_time(slo:sli_total:increase5m{ID}[59m:5m]) and on () vector(time()) > 1769508000)[6d23h59m:1h] offset 6d23h5m)) or vector(0))"
            + " and on () vector(time()) >= 1770112800 < 1770718200 or vector(0))"
            + " + (sum(sum_over_time(slo:sli_total:increase5m{ID}[9m:5m] @ 1770113400))"
            + " - (sum(sum_over_time((slo:sli_total:increase5m{ID} and on () vector(time()) > 1770112800)[9m:5m] offset 7d)) or vector(0))"
            + " and on () vector(time()) >= 1770112800 < 1770718200 or vector(0))",
            Planned.Of("corrections: [{reset: 2026-02-03T10:00:00Z, reason: a}]\nperiod: 7d").Expression("slo:sli_total:corrected7d"));

    [Fact]
    public void The_seconds_of_a_stretch_that_are_in_the_period() => Assert.Equal(
            "scalar(clamp(vector(time()) - 1770112800, 0, 9600)) - clamp(clamp_min(min(slo:sli_start:timestamp{ID}), time() - 2592000) - 1770112800, 0, 9600)",
            Planned.Of(Outage).Expression("slo:sli_corrected:seconds30d"));

    [Fact]
    public void The_ratio_is_of_what_is_left() => Assert.Equal(
            "(sum(sum_over_time(slo:sli_bad:increase5m{ID}[30d:5m])) - max(slo:sli_bad:corrected30d{ID}))"
            + " / (sum(sum_over_time(slo:sli_total:increase5m{ID}[30d:5m])) - max(slo:sli_total:corrected30d{ID}) > 0.01)",
            Planned.Of(Outage).Expression("slo:sli_error:ratio_rate30d"));
}
