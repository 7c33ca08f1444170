using System.CommandLine.Parsing;
using System.Text;
using SloRuleGen.Mappings;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads <c>--label key=value</c>, as often as it is given.</summary>
internal static class LabelOption
{
    public static IReadOnlyDictionary<string, string> Parse(ArgumentResult result) => KeyValues.Read(
        result,
        "--label",
        (name, value) =>
            LabelRules.ProblemWith(name) is { Message: var problem } ? problem
            : value.Length == 0 ? "an empty value is no label to Prometheus; leave it out or give it a value"
            : value.EnumerateRunes().Contains(Rune.ReplacementChar) ? "the value is no text in UTF-8"
            : value.Contains("{{", StringComparison.Ordinal) ? "the value tells deployments apart, and Prometheus expands templates in the labels of alerts alone; give a fixed text"
            : null);
}
