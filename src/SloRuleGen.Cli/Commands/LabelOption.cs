using System.CommandLine.Parsing;
using SloRuleGen.Model;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads <c>--label key=value</c>, as often as it is given.</summary>
internal static class LabelOption
{
    public static IReadOnlyDictionary<string, string> Parse(ArgumentResult result)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var equals = text.IndexOf('=');
            var (name, value) = equals < 0 ? (text, "") : (text[..equals], text[(equals + 1)..]);
            if (equals < 0) result.AddError($"--label '{text}': write it as key=value.");
            else if (LabelRules.ProblemWith(name) is { Message: var problem }) result.AddError($"--label '{text}': {problem}.");
            else if (value.Length == 0) result.AddError($"--label '{text}': an empty value is no label to Prometheus; leave it out or give it a value.");
            else if (!labels.TryAdd(name, value)) result.AddError($"--label '{text}': '{name}' is given twice.");
        }

        return labels;
    }
}
