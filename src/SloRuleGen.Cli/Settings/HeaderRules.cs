namespace SloRuleGen.Cli.Settings;

/// <summary>Which headers users may give to each request. What is wrong is said without the value, which may be secret.</summary>
internal static class HeaderRules
{
    /// <summary>Those of HTTP itself, which are made for each request, and those that Prometheus does not let an <c>http_config</c> have.</summary>
    private static readonly HashSet<string> s_own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Host", "Keep-Alive",
        "Proxy-Authenticate", "Proxy-Authorization", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "WWW-Authenticate",
    };

    /// <returns>Without a full stop; null for a header that may be sent.</returns>
    public static string? ProblemWith(string name, string value) =>
        ProblemWithName(name) ?? (value.Any(char.IsControl) ? "the value of a header has no line breaks and no other control characters" : null);

    public static string? ProblemWithName(string name) =>
        name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+-.^_`|~".Contains(c)) ? "the name of a header has letters, digits and '-' alone"
        : name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? "credentials come from the environment or from an http_config"
        : s_own.Contains(name) ? "this header is part of each request already"
        : null;
}
