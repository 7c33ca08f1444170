using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Settings;
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
        CustomParser = result => Read(result, "Prometheus", PromQLReleases.Oldest),
        DefaultValueFactory = _ => unlessGiven,
    };

    /// <returns>The oldest version where there is a mistake, which is reported.</returns>
    public static Version Read(ArgumentResult result, string program, Version oldest)
    {
        var version = ValueRules.Version(result.Tokens.Single().Value, program, oldest, out var problem);
        if (problem is not null) result.AddError(problem + ".");
        return version ?? oldest;
    }
}
