using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Settings;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Commands;

/// <summary>What is enabled in the servers that a command's rules or expressions are for.</summary>
internal static class FeatureOption
{
    public static Option<PromQLFeatures> Create() => new("--enable-feature")
    {
        Description = "Features that every such Prometheus has enabled, by its own names, separated by commas. May be repeated.",
        HelpName = "NAME,…",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = Read,
        DefaultValueFactory = _ => PromQLFeatures.None,
    };

    private static PromQLFeatures Read(ArgumentResult result)
    {
        var features = PromQLFeatures.None;
        foreach (var name in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (ValueRules.ProblemWithFeature(name) is { } problem) result.AddError($"--enable-feature '{name}': {problem}.");
            else features |= PromQLFeatureNames.Find(name)!.Value;
        }

        return features;
    }
}
