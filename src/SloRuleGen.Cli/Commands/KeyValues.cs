using System.CommandLine.Parsing;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads an option of the form <c>key=value</c>, as often as it is given.</summary>
internal static class KeyValues
{
    /// <param name="problemOf">Why a key with its value is refused, without a full stop, or null.</param>
    /// <param name="isSecret">Whether messages leave out the value.</param>
    /// <param name="names">Which keys are the same; null for those that are spelt alike.</param>
    public static IReadOnlyDictionary<string, string> Read(ArgumentResult result, string option, Func<string, string, string?> problemOf, bool isSecret = false, StringComparer? names = null)
    {
        var entries = new SortedDictionary<string, string>(names ?? StringComparer.Ordinal);
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var equals = text.IndexOf('=');
            var (name, value) = equals < 0 ? (text, "") : (text[..equals], text[(equals + 1)..]);
            var shown = isSecret ? equals < 0 ? "" : $" '{name}'" : $" '{text}'";
            if (equals < 0) result.AddError($"{option}{shown}: write it as key=value.");
            else if (problemOf(name, value) is { } problem) result.AddError($"{option}{shown}: {problem}.");
            else if (!entries.TryAdd(name, value)) result.AddError($"{option}{shown}: '{name}' is given twice.");
        }

        return entries;
    }
}
