using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen report</c>: a page of SLOs, with what was measured of them if that is wanted.</summary>
internal static class ReportCommand
{
    private const string Html = "html";
    private const string Markdown = "markdown";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new WantedSloOptions(InputArgument.Create(), "Report of this SLO alone.", "A label that tells this deployment from others, such as cluster=eu. May be repeated.", FormatOptions.NameBesideTimes);
        var past = new PastOptions();
        var output = new Option<string>("--output", "-o")
        {
            Description = $"The file for the report; '{ReportSlos.StandardOutput}' for standard output.",
            HelpName = "FILE",
            Required = true,
        };
        var format = ChoiceOption.Create("--format", "A page that needs no other file, or text for a pull request or a wiki.", Html, Markdown);
        var interactive = new Option<bool>("--interactive")
        {
            Description = "Bring a script along: read values off charts by pointer or keys, and look closer at a time.",
        };
        var title = new Option<string>("--title")
        {
            Description = "What stands over the report.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "SLO report",
        };
        var incidents = IncidentOption.CreateOptional("Tell of this incident in place of the usual ones: 30m@100%, 2h@5%. May be repeated.");
        var objectives = ObjectiveOption.Create("With data: compare with this objective in place of the usual ones. May be repeated.");
        var quiet = QuietOption.Create();
        var command = new DocumentedCommand(
            "report",
            "Write a page of budgets, alerts and risks, and of what was measured: one file that opens offline.",
            "slogen report slos/ -o report.html",
            "slogen report slos/ --prometheus http://localhost:9090 --from 28d -o report.html",
            "slogen report slos/ --slo checkout/availability --samples may.om --interactive -o may.html",
            "slogen report slos/checkout.slo.yaml --format markdown -o -")
        {
            specs.Inputs, output, format, interactive, title, specs.Slo, incidents, past.Samples, past.From, past.To, past.Step, objectives, past.Source, quiet,
        };
        past.Server.AddTo(command);
        specs.AddTo(command);
        past.AddChecksTo(command);
        command.Validators.Add(result =>
        {
            if (result.TextOf(output) is { Length: 0 }) result.AddError($"Option '{output.Name}' needs a file.");
            if (result.IsOn(interactive) && result.TextOf(format) == Markdown) result.AddError($"{interactive.Name} is for pages, and cannot be used with {format.Name} {Markdown}.");
            if (result.GetResult(past.Samples) is not null || result.GetResult(past.Server.Address) is { Implicit: false }) return;
            foreach (var option in (Option[])[past.From, past.To, past.Step, past.Source, objectives, .. past.Server.Others])
                if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} is about what was measured: give {past.Server.Address.Name} or {past.Samples.Name}, too.");
        });
        command.SetAction(parse =>
        {
            var environment = environmentOf(parse);
            return specs.Run(
                parse,
                environment,
                values => new ReportArguments(
                    specs.Read(values),
                    values.IsGiven(past.Samples) || values.IsGiven(past.Server.Address) ? past.Read(values, environment, null, parse.GetValue(quiet)) : null,
                    parse.GetRequiredValue(incidents),
                    parse.GetRequiredValue(objectives),
                    parse.GetRequiredValue(title),
                    parse.GetRequiredValue(output),
                    parse.GetRequiredValue(format) == Markdown,
                    parse.GetValue(interactive),
                    parse.GetValue(quiet)),
                ReportSlos.Run);
        });
        return command;
    }
}
