using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Commands;

/// <summary>What is enabled in the servers that a command's rules or expressions are for.</summary>
internal static class FeatureOption
{
    private const string UnquotedNames = "promql-unquoted-utf8-names";

    public static Option<PromQLFeatures> Create() => new("--enable-feature")
    {
        Description = "What is enabled in every such Prometheus, by the names that it has there, with commas between them. May be repeated.",
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
            if (PromQLFeatureNames.Find(name) is { } feature) features |= feature;
            else result.AddError(Refuse(name));
        }

        return features;
    }

    private static string Refuse(string name) => name == UnquotedNames
        ? $"--enable-feature '{name}': names with other characters go in quotes here, which every Prometheus from 3.0 on reads."
        : $"--enable-feature '{name}': PromQL has no such feature; there are {string.Join(", ", PromQLFeatureNames.All)}.";
}
