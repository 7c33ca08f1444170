namespace SloRuleGen.PromQL.Tree;

/// <summary>The kinds of characters that Prometheus tells apart.</summary>
internal static class Characters
{
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    public static bool IsDigit(char c) => char.IsAsciiDigit(c);

    public static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || IsDigit(c);
}
