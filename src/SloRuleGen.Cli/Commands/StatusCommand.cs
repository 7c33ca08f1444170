using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen status</c>: how the SLOs of a server stand.</summary>
internal static class StatusCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var server = new ServerOptions();
        var specs = new WantedSloOptions(InputArgument.Create(without: "none for all SLOs that the server has"), "Show this SLO alone.", "Show the SLOs alone that have this label, such as cluster=eu. May be repeated.");
        var watch = new WatchOptions();
        var groups = new Option<bool>("--groups")
        {
            Description = "Show each group of a divided SLO, not the worst alone.",
        };
        var format = ChoiceOption.Create("--format", "A table for people or JSON for programs.", Text, Json);
        var command = new DocumentedCommand(
            "status",
            "Show what is left of each error budget on a server, the worst first.",
            "slogen status --prometheus http://localhost:9090",
            "slogen status slos/ --prometheus http://localhost:9090 --watch",
            "slogen status --prometheus https://mimir.example.com/prometheus --header X-Scope-OrgID=team",
            "slogen status --prometheus http://localhost:9090 --slo checkout/availability --groups")
        {
            specs.Inputs, specs.Slo, groups, format,
        };
        watch.AddTo(command, format);
        server.AddTo(command);
        command.Add(QuietOption.Create("Show no progress."));
        specs.AddTo(command);
        command.SetAction(parse => specs.Run(
            parse,
            environmentOf(parse),
            values => new StatusArguments(
                server.Read(values, environmentOf(parse)),
                specs.AreGiven(parse) ? specs.Read(values) : null,
                parse.GetValue(specs.Slo),
                parse.GetRequiredValue(specs.Labels),
                parse.GetValue(groups),
                parse.GetValue(format) == Json,
                watch.Read(parse)),
            ShowStatus.Run));
        return command;
    }
}
