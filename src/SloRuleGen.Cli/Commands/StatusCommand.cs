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
        var settings = new SettingsOptions();
        var slo = new Option<string?>("--slo")
        {
            Description = "Show this SLO alone.",
            HelpName = "NAME|SERVICE/NAME",
        };
        var groups = new Option<bool>("--groups")
        {
            Description = "Show each group of a divided SLO, not the worst alone.",
        };
        var format = ChoiceOption.Create("--format", "A table for people or JSON for programs.", Text, Json);
        var command = new DocumentedCommand(
            "status",
            "Show what is left of each error budget on a server, the worst first.",
            "slogen status --prometheus http://localhost:9090",
            "slogen status --prometheus https://mimir.example.com/prometheus --header X-Scope-OrgID=team",
            "slogen status --prometheus http://localhost:9090 --slo checkout/availability --groups")
        {
            slo, groups, format,
        };
        server.AddTo(command);
        settings.AddTo(command);
        command.SetAction(parse => settings.Run(
            parse,
            [],
            environmentOf(parse),
            values => new StatusArguments(server.Read(values, environmentOf(parse)), parse.GetValue(slo), parse.GetValue(groups), parse.GetValue(format) == Json),
            ShowStatus.Run));
        return command;
    }
}
