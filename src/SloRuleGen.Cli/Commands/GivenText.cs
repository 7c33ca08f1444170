using System.CommandLine;
using System.CommandLine.Parsing;

namespace SloRuleGen.Cli.Commands;

/// <summary>What stands on the command line, for checks that run before the parser's own have refused anything.</summary>
internal static class GivenText
{
    /// <summary>The value of an option; null where it is not given, or given more than once, which the parser reports.</summary>
    public static string? TextOf(this SymbolResult result, Option option) => result.GetResult(option) is { Tokens: [{ Value: var text }] } ? text : null;

    /// <summary>Whether a switch is given, and not as <c>--switch=false</c>.</summary>
    public static bool IsOn(this SymbolResult result, Option<bool> option) =>
        result.GetResult(option) is { Implicit: false, Tokens: var tokens } && (tokens.Count == 0 || tokens.Any(token => !token.Value.Equals("false", StringComparison.OrdinalIgnoreCase)));
}
