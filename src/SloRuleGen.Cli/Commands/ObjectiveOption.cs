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

    /// <summary>One objective, or none.</summary>
    public static Option<Objective?> CreateOne(string description) => new("--objective")
    {
        Description = description,
        HelpName = "PERCENT",
        CustomParser = result => ReadOne(result, result.Tokens[^1].Value),
    };

    private static List<Objective> Read(ArgumentResult result)
    {
        if (result.Tokens.Count > Most) result.AddError($"--objective is given {result.Tokens.Count} times: no more than {Most} can be compared.");
        return [.. result.Tokens.Select(token => ReadOne(result, token.Value)).OfType<Objective>()];
    }

    private static Objective? ReadOne(ArgumentResult result, string text)
    {
        if (!Objective.TryParse(text, out var objective)) result.AddError($"--objective '{text}': write a percentage between 0% and 100%, such as 99.5%.");
        else if (objective.Percent < 1 && !text.EndsWith('%')) result.AddError($"--objective '{text}': write {objective.Percent * 100}% for that ratio, or {text}% if you mean it.");
        else return objective;
        return null;
    }
}
