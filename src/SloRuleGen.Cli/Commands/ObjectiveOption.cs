using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.BurnRate;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads <c>--objective 99.5%</c>, as often as it is given.</summary>
internal static class ObjectiveOption
{
    private const int Most = 20;

    public static Option<IReadOnlyList<Objective>> Create(string description) => new("--objective")
    {
        Description = description,
        HelpName = "PERCENT",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = Read,
        DefaultValueFactory = _ => [],
    };

    private static List<Objective> Read(ArgumentResult result)
    {
        var objectives = new List<Objective>();
        if (result.Tokens.Count > Most) result.AddError($"--objective is given {result.Tokens.Count} times: no more than {Most} can be compared.");
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            if (Objective.TryParse(text, out var objective)) objectives.Add(objective);
            else result.AddError($"--objective '{text}': write a percentage between 0% and 100%, such as 99.5%.");
        }

        return objectives;
    }
}
