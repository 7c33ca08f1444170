using SloRuleGen.Simulation;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Simulate;

/// <summary>The traffic that the command line asks for.</summary>
internal abstract record TrafficChoice
{
    private TrafficChoice()
    {
    }

    public sealed record Steady : TrafficChoice
    {
        public override string ToString() => $"steady, {TrafficProfile.MeanPerMinute} events a minute";
    }

    /// <param name="Ratio">How many times more there is by day, 1 or more.</param>
    public sealed record DayNight(Fraction Ratio) : TrafficChoice
    {
        public override string ToString() => $"{Ratio} times as much at 14:00 as at 02:00, {TrafficProfile.MeanPerMinute} events a minute at its mean";
    }

    public sealed record File(string Path) : TrafficChoice
    {
        public override string ToString() => Path;
    }
}

/// <summary>Where in the traffic a story begins.</summary>
internal enum StoryBegin
{
    AtMean,
    AtNight,
    AtPeak,
}
