using System.CommandLine;
using SloRuleGen.PromQL.Checking;

namespace SloRuleGen.Cli.Commands;

/// <summary>How old the servers are that a command's rules are for.</summary>
internal static class PrometheusVersionOption
{
    public static Option<Version> Create() =>
        Create("The oldest Prometheus that is to load the rules: queries may use what it knows.", PromQLReleases.Oldest);

    public static Option<Version> Create(string description, Version unlessGiven) => new("--prometheus-version")
    {
        Description = description,
        HelpName = "X.Y",
        CustomParser = result => VersionText.Read(result, "Prometheus", PromQLReleases.Oldest),
        DefaultValueFactory = _ => unlessGiven,
    };
}
