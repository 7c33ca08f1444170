using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen replay</c>: what alerts and budgets would have said of the past.</summary>
internal static class ReplayCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new WantedSloOptions(InputArgument.Create(), "Replay this SLO alone.", "A label that tells this deployment from others, such as cluster=eu. May be repeated.", FormatOptions.NameBesideTimes);
        var past = new PastOptions();
        var save = new Option<string?>("--save")
        {
            Description = "Also write what the server gave to this file, which --samples replays.",
            HelpName = "FILE",
        };
        var groups = new Option<bool>("--groups")
        {
            Description = "Tell of each group of a divided SLO, not of the worst alone.",
        };
        var objectives = ObjectiveOption.Create("Compare with this objective in place of the usual ones, such as 99.5%. May be given several times.");
        var format = ChoiceOption.Create("--format", "Text for people, JSON for programs, a part of a page, or rows for a spreadsheet.", "text", "json", "markdown", "csv");
        var quiet = QuietOption.Create();
        var command = new DocumentedCommand(
            "replay",
            "Show which alerts would have fired in the past, and what would have been left of each budget.",
            "slogen replay slos/checkout.slo.yaml --prometheus http://localhost:9090",
            "slogen replay slos/ --slo checkout/availability --prometheus http://localhost:9090 --from 90d --objective 99.5% --objective 99.99%",
            "slogen replay slos/ --prometheus http://localhost:9090 --from 2026-05-01T00:00:00Z --to 2026-06-01T00:00:00Z --save may.om",
            "slogen replay slos/ --samples may.om --format markdown")
        {
            specs.Inputs, past.Samples, save, past.From, past.To, past.Step, specs.Slo, groups, objectives, past.Source, format, quiet,
        };
        past.Server.AddTo(command);
        specs.AddTo(command);
        past.AddChecksTo(command, save);
        command.Validators.Add(result =>
        {
            if (result.TextOf(save) is "-") result.AddError($"{save.Name} needs a file: the report goes to standard output.");
        });
        command.SetAction(parse =>
        {
            var environment = environmentOf(parse);
            return specs.Run(
                parse,
                environment,
                values => new ReplayArguments(
                    specs.Read(values),
                    past.Read(values, environment, parse.GetValue(save), parse.GetValue(quiet)),
                    parse.GetValue(groups),
                    parse.GetRequiredValue(objectives),
                    parse.GetRequiredValue(format)),
                ReplaySlos.Run);
        });
        return command;
    }
}
