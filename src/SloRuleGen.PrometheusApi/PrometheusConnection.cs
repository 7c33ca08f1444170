namespace SloRuleGen.PrometheusApi;

/// <summary>Which server is asked, how, and how much of it is borne.</summary>
public sealed record PrometheusConnection
{
    /// <param name="address">
    /// What comes before <c>/api/v1</c>: <c>http://host:9090</c>, or <c>https://host/prometheus</c> for Mimir. A user and a password in
    /// it are taken for <see cref="HttpConfig.Authorization"/>, where there is none yet.
    /// </param>
    /// <exception cref="ArgumentException">No absolute address of http or https.</exception>
    public PrometheusConnection(Uri address, HttpConfig? config = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")) throw new ArgumentException("An address begins with http:// or https://.", nameof(address));
        config ??= HttpConfig.Default;
        if (address.UserInfo.Length > 0 && config.Authorization is null) config = config with { Authorization = BasicAuth.Of(address.UserInfo) };
        Config = config;
        Address = new UriBuilder(address) { UserName = "", Password = "", Query = "", Fragment = "", Path = address.AbsolutePath.TrimEnd('/') + '/' }.Uri;
    }

    /// <summary>Ends with a slash, and holds neither user nor password.</summary>
    public Uri Address { get; }

    public HttpConfig Config { get; }

    /// <summary>How long one answer may take, from the question to its last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How large one answer may be once it is unpacked, in bytes.</summary>
    public long MaxAnswerBytes { get; init; } = 64L << 20;

    /// <summary>How often one question is asked at most, where the server is busy or the connection is cut; from 1.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How many questions are under way at once at most; from 1.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>How long a stretch one question for a range asks for at most.</summary>
    public TimeSpan MaxRange { get; init; } = TimeSpan.FromDays(1);
}
