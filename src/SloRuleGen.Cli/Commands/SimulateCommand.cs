using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Simulate;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen simulate</c>: what alerts and budgets would say of incidents.</summary>
internal static class SimulateCommand
{
    private const string Night = "night";
    private const string Peak = "peak";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions();
        var slo = new Option<string?>("--slo")
        {
            Description = "Simulate this SLO alone.",
            HelpName = "NAME|SERVICE/NAME",
        };
        var incidents = IncidentOption.Create();
        var traffic = TrafficOption.Create();
        var at = ChoiceOption.CreateOptional("--at", "Begin in the hour with the fewest or the most events, in place of mean traffic.", Night, Peak);
        var begin = BeginOption.Create();
        var methods = new Option<bool>("--compare-methods")
        {
            Description = "Show both methods side by side: burn_rate and budget_count.",
        };
        var windows = ChoiceOption.CreateOptional("--windows", "Use this window policy in place of the spec's.", [.. SimulateIncidents.WindowPolicyNames]);
        var format = ChoiceOption.Create("--format", "Text for people, JSON for programs, or a part of a page.", "text", "json", "markdown", "svg");
        var command = new DocumentedCommand(
            "simulate",
            "Show which alerts incidents would fire, when and until when, and what they would spend.",
            "slogen simulate slos/checkout.slo.yaml --incident 30m@100%",
            "slogen simulate slos/ --slo checkout/availability --incident 2h@5% --incident 10m@100%+1d",
            "slogen simulate slos/ --incident 1h@50% --traffic day-night:10 --at night --compare-methods",
            "slogen simulate slos/ --incident 30m@100% --windows sre-four --format markdown")
        {
            specs.Inputs, slo, incidents, traffic, at, begin, methods, windows, format,
        };
        specs.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.TextOf(at) is not null && result.TextOf(begin) is not null) result.AddError("--at and --begin exclude each other.");
            else if (result.TextOf(at) is { } hour && (result.TextOf(traffic) ?? "steady") == "steady")
                result.AddError($"--at {hour} needs traffic that has a night and a peak: give --traffic day-night:10, or a file.");
        });
        command.SetAction(parse => specs.Run(
            parse,
            environmentOf(parse),
            values => new SimulateArguments(
                specs.InputsOf(values),
                parse.GetValue(slo),
                parse.GetRequiredValue(incidents),
                parse.GetRequiredValue(traffic),
                parse.GetValue(at) switch { Night => StoryBegin.AtNight, Peak => StoryBegin.AtPeak, _ => StoryBegin.AtMean },
                parse.GetValue(begin),
                parse.GetValue(methods),
                parse.GetValue(windows),
                parse.GetRequiredValue(format),
                specs.VersionOf(values),
                specs.FeaturesOf(values),
                values.Lints()),
            SimulateIncidents.Run));
        return command;
    }
}
