using SloRuleGen.Cli.Console;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <summary>What is said of one expression of many: a line of JSON.</summary>
internal static class PromQLAnswer
{
    /// <param name="formatted">The expression.</param>
    public static string Of(string formatted) => Of(true, formatted, null);

    /// <param name="error">Counts in bytes.</param>
    public static string Of(PromQLError error) =>
        Of(false, null, new() { ["start"] = error.Span.Start, ["end"] = error.Span.End, ["message"] = error.Message });

    private static string Of(bool ok, string? formatted, JsonObject? error) =>
        new JsonObject { ["ok"] = ok, ["formatted"] = formatted, ["error"] = error }.OneLine();
}
