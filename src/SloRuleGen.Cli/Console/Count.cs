namespace SloRuleGen.Cli.Console;

internal static class Count
{
    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    public static string Of(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
