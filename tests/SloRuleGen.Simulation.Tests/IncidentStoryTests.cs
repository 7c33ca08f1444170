using SloRuleGen.Units;

namespace SloRuleGen.Simulation.Tests;

/// <summary>Stories of incidents: what they assume of the time before, and which traffic they see.</summary>
public sealed class IncidentStoryTests
{
    private static readonly Incident s_outage = new(PromDuration.Zero, PromDuration.FromMinutes(20), 1);

    [Fact]
    public void The_budget_is_whole_before_and_spent_by_the_incident_alone()
    {
        var story = IncidentStory.Of(Given.Slo(), TrafficProfile.Steady, TrafficProfile.Steady.Start, [s_outage]);

        Assert.Equal(1, story.Before, 1e-6);
        Assert.Equal(1 - 20 / 43.2, story.After, 0.002);
        Assert.Equal(story.Begin, story.Timeline.From);
    }

    [Fact]
    public void Alerts_come_as_much_later_as_the_rules_look_back()
    {
        var (plan, begin) = (Given.Slo(), TrafficProfile.Steady.Start);
        var late = plan with { Service = plan.Service with { QueryOffset = new(PromDuration.FromMinutes(3), plan.Slo.Name.Span) } };
        var (one, other) = (IncidentStory.Of(plan, TrafficProfile.Steady, begin, [s_outage]), IncidentStory.Of(late, TrafficProfile.Steady, begin, [s_outage]));

        Assert.NotEmpty(one.Timeline.Episodes);
        Assert.Equal(
            one.Timeline.Episodes.Select(episode => (episode.Alert, episode.FiringFrom?.AddMinutes(3), episode.Until?.AddMinutes(3))),
            other.Timeline.Episodes.Take(one.Timeline.Episodes.Count).Select(episode => (episode.Alert, episode.FiringFrom, episode.Until)));
        Assert.Equal(
            one.Timeline.Episodes.SelectMany(episode => episode.Inhibited).Select(held => held.From.AddMinutes(3)),
            other.Timeline.Episodes.SelectMany(episode => episode.Inhibited).Select(held => held.From));
        Assert.Equal(one.Timeline.Budget[40], other.Timeline.Budget[40]);
    }

    [Fact]
    public void A_month_that_is_young_has_its_whole_budget()
    {
        // The same outage on the last evening of March and after an hour of April: what March spent is no part of April.
        var (plan, eve) = (Given.Slo(period: "month"), new DateTimeOffset(2026, 3, 31, 22, 0, 0, TimeSpan.Zero));
        var story = IncidentStory.Of(plan, TrafficProfile.Steady, eve, [s_outage]);

        Assert.Equal(1 - 20 / 44.64, story.Timeline.RemainingAt(eve.AddHours(1)), 0.01);
        Assert.Equal(1, story.After, 0.01);
    }

    [Fact]
    public void At_night_an_outage_spends_what_the_night_has_of_the_traffic()
    {
        var traffic = TrafficProfile.DayNight(10);
        double Spent(PromDuration begin) => 1 - IncidentStory.Of(Given.Slo(), traffic, traffic.Start.AddMilliseconds(begin.Milliseconds), [s_outage]).After;

        Assert.Equal(PromDuration.FromMinutes(90), traffic.Quietest);
        Assert.Equal(PromDuration.FromMinutes(13 * 60 + 30), traffic.Busiest);
        Assert.Equal(20 / 43.2 * 2 / 11, Spent(traffic.Quietest), 0.01);
        Assert.Equal(20 / 43.2 * 20 / 11, Spent(traffic.Busiest), 0.01);
        Assert.Equal(20 / 43.2, Spent(traffic.Mean), 0.02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(45)]
    [InlineData(300)]
    public void Events_are_neither_lost_nor_doubled(int seconds)
    {
        // However long the buckets of the file are, the story's have the same events.
        var total = Enumerable.Range(0, 997).Select(i => (double)(i * 37 % 101)).ToArray();
        var profile = new TrafficProfile(Given.Begin, PromDuration.FromSeconds(seconds), [.. total.Select(events => events / 4)], total);
        var step = PromDuration.FromSeconds(30);
        var events = profile.Events(Given.Begin.AddSeconds(-3 * 997 * seconds), Given.Begin.AddSeconds(997 * seconds * 27), step, Given.Begin, []);

        var turns = (events.End - events.Start).TotalSeconds / (997.0 * seconds);
        Assert.Equal(turns * total.Sum(), events.Total.ToArray().Sum(), total.Sum() * 0.02);
        Assert.Equal(events.Total.ToArray().Sum() / 4, events.Bad.ToArray().Sum(), total.Sum() * 0.001);
    }

    [Fact]
    public void Overlapping_incidents_fail_what_the_worse_one_does()
    {
        var both = new Incident[] { new(PromDuration.Zero, PromDuration.FromMinutes(30), new(1, 10)), new(PromDuration.FromMinutes(10), PromDuration.FromMinutes(10), 1) };
        var events = TrafficProfile.Steady.Events(Given.Begin, Given.Begin.AddHours(1), PromDuration.FromSeconds(30), Given.Begin, both);

        Assert.Equal((20 * 0.1 + 10) * TrafficProfile.MeanPerMinute, events.Bad.ToArray().Sum(), 1e-6);
    }

    [Fact]
    public void An_incident_fills_its_part_of_a_bucket()
    {
        var events = TrafficProfile.Steady.Events(Given.Begin, Given.Begin.AddMinutes(5), PromDuration.FromSeconds(30), Given.Begin, [new(PromDuration.FromSeconds(20), PromDuration.FromSeconds(25), 1)]);

        Assert.Equal(25 / 60.0 * TrafficProfile.MeanPerMinute, events.Bad.ToArray().Sum(), 1e-6);
        Assert.Equal(10 / 60.0 * TrafficProfile.MeanPerMinute, events.Bad[0], 1e-6);
    }
}
