namespace SloRuleGen.PrometheusApi;

/// <summary>The server gave no answer that can be used. The message is for people: it says what was asked of whom and what came, and holds no secrets.</summary>
public sealed class PrometheusApiException : Exception
{
    public PrometheusApiException()
    {
    }

    public PrometheusApiException(string message)
        : base(message)
    {
    }

    public PrometheusApiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the server does not know what was asked, as older ones and other programs do not know all of the API.</summary>
    public bool IsUnknownToServer { get; init; }

    /// <summary>Whether the server understood the query and refuses it: Prometheus' <c>bad_data</c> and <c>execution</c>.</summary>
    public bool IsRefusedQuery { get; init; }
}
