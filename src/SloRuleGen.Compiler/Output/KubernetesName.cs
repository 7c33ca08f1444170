using System.Text;

namespace SloRuleGen.Output;

/// <summary>What Kubernetes takes as names: of resources (RFC 1123 subdomains), of namespaces (RFC 1123 labels), and of labels.</summary>
internal static class KubernetesName
{
    private const int LongestPart = 63;
    private const int LongestPrefix = 253;

    /// <summary>The name of a service as that of a resource: what stands for nothing there becomes a dash.</summary>
    /// <param name="service">Letters, digits, dots, dashes and underscores, the first and the last a letter or digit.</param>
    public static string OfResource(string service)
    {
        var name = new StringBuilder(service).Replace('_', '-');
        for (var i = 1; i < name.Length - 1; i++)
        {
            // Between dots there are labels, which begin and end with a letter or digit.
            if (name[i] == '.' && !(char.IsAsciiLetterOrDigit(name[i - 1]) && char.IsAsciiLetterOrDigit(name[i + 1]))) name[i] = '-';
        }

        return name.ToString();
    }

    public static bool IsNamespace(string text) =>
        text.Length is > 0 and <= LongestPart && text.All(IsLowerOrDigitOr('-')) && EndsWell(text);

    /// <summary>Such as <c>release</c> or <c>app.kubernetes.io/part-of</c>.</summary>
    public static bool IsLabelName(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0) return IsLabelPart(text);
        var prefix = text[..slash];
        return prefix.Length <= LongestPrefix && prefix.Split('.').All(IsNamespace) && IsLabelPart(text[(slash + 1)..]);
    }

    /// <summary>A label may be empty.</summary>
    public static bool IsLabelValue(string text) => text.Length == 0 || IsLabelPart(text);

    private static bool IsLabelPart(string text) =>
        text.Length is > 0 and <= LongestPart && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && EndsWell(text);

    private static Func<char, bool> IsLowerOrDigitOr(char other) => c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == other;

    private static bool EndsWell(string text) => char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
}
