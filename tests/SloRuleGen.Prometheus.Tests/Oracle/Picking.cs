namespace SloRuleGen.Prometheus.Tests.Oracle;

internal static class Picking
{
    /// <summary>One of some values by chance.</summary>
    public static T Pick<T>(this Random random, params ReadOnlySpan<T> from) => from[random.Next(from.Length)];
}
