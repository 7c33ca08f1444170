namespace SloRuleGen.PrometheusApi;

/// <summary>A failure that may be over when one asks again.</summary>
internal sealed class PassingFailure : Exception
{
    public PassingFailure()
    {
    }

    public PassingFailure(string message)
        : base(message)
    {
    }

    public PassingFailure(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long the server asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
