namespace SloRuleGen.PrometheusApi;

/// <summary>How long to wait before one asks again.</summary>
internal static class Backoff
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    /// <param name="attempt">Which one comes, from 2.</param>
    /// <param name="asked">What the server asks for; 30 s at most are granted.</param>
    public static TimeSpan Before(int attempt, TimeSpan? asked)
    {
        var own = s_first * Math.Pow(2, attempt - 2);
        var wanted = asked is { } wait && wait > own ? wait : own;
        return wanted < s_longest ? wanted : s_longest;
    }
}
