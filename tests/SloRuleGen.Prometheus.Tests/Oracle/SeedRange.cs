using System.Globalization;

namespace SloRuleGen.Prometheus.Tests.Oracle;

/// <summary>Seeds of trials: a few, or those that a variable of the environment asks for, such as <c>1-6,40</c>.</summary>
internal static class SeedRange
{
    public static TheoryData<int> Of(string variable, string unlessAsked)
    {
        var seeds = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } asked ? asked : unlessAsked;
        return [.. seeds.Split(',').Select(part => part.Split('-')).SelectMany(ends => Enumerable.Range(Number(ends[0]), Number(ends[^1]) - Number(ends[0]) + 1))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
