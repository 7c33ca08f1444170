using System.CommandLine;
using SloRuleGen.Cli.Settings;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>--label</c>: what tells a deployment from others.</summary>
internal static class LabelOption
{
    public static Option<IReadOnlyDictionary<string, string>> Create(string description) => new("--label")
    {
        Description = description,
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => KeyValues.Read(result, "--label", ValueRules.ProblemWithLabel),
        DefaultValueFactory = _ => new Dictionary<string, string>(),
    };
}
