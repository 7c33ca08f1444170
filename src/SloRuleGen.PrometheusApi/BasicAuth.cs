using System.Text;

namespace SloRuleGen.PrometheusApi;

/// <summary>The <c>Authorization</c> header of a user with a password (RFC 7617).</summary>
public static class BasicAuth
{
    public static string Of(string user, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <param name="userInfo">The part of an address before the <c>@</c>, percent-encoded.</param>
    internal static string Of(string userInfo)
    {
        var colon = userInfo.IndexOf(':', StringComparison.Ordinal);
        var user = colon < 0 ? userInfo : userInfo[..colon];
        return Of(Uri.UnescapeDataString(user), colon < 0 ? "" : Uri.UnescapeDataString(userInfo[(colon + 1)..]));
    }
}
