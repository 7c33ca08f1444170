namespace SloRuleGen.Cli.Settings;

/// <summary>Where a server is: what stands before <c>/api/v1</c>.</summary>
internal static class ServerAddress
{
    /// <summary>What is needed where a text is none. The text itself may hold a password, so it is not repeated.</summary>
    public const string Expected = "an address such as http://localhost:9090 or https://mimir.example.com/prometheus";

    /// <returns>Null for what is no address of http or https.</returns>
    public static Uri? Of(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : null;

    /// <summary>The address without a user and a password.</summary>
    public static string Shown(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped).TrimEnd('/');
}
