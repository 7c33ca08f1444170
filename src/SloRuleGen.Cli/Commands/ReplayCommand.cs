using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Samples;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen replay</c>: what alerts and budgets would have said of the past.</summary>
internal static class ReplayCommand
{
    private static readonly PromDuration s_second = PromDuration.FromSeconds(1);

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new WantedSloOptions(InputArgument.Create(), "Replay this SLO alone.", "A label that tells this deployment from others, such as cluster=eu. May be repeated.");
        var server = new ServerOptions("samples in a file, by --samples");
        var samples = new Option<string?>("--samples")
        {
            Description = "A file in place of a server: CSV with the columns time and two of good, bad and total, or OpenMetrics that --save wrote.",
            HelpName = "FILE",
        };
        var save = new Option<string?>("--save")
        {
            Description = "Also write what the server gave to this file, which --samples replays.",
            HelpName = "FILE",
        };
        var from = TimePointOption.Create("--from", "Where the time begins that is told of: 30d ago unless given. A duration counts back from now, or from the end of a file.");
        var to = TimePointOption.Create("--to", "Where it ends: now unless given.");
        var step = new Option<PromDuration?>("--step")
        {
            Description = "The time from one sample to the next, up to 5m: 1m unless given.",
            HelpName = "TIME",
            CustomParser = ReadStep,
        };
        var groups = new Option<bool>("--groups")
        {
            Description = "Tell of each group of a divided SLO, not of the worst alone.",
        };
        var objectives = ObjectiveOption.Create("Compare with this objective in place of the usual ones, such as 99.5%. May be given several times.");
        var source = ChoiceOption.Create("--source", "What to ask the server for: what rules recorded and before that raw series, or one of both alone.", "auto", "recorded", "raw");
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
            specs.Inputs, samples, save, from, to, step, specs.Slo, groups, objectives, source, format, quiet,
        };
        server.AddTo(command);
        specs.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(samples) is null) return;
            foreach (var option in (Option[])[server.Address, save, source])
                if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} is about a server, and cannot be used with {samples.Name}.");
        });
        command.Validators.Add(result =>
        {
            foreach (var option in (Option[])[samples, save])
                if (result.TextOf(option) is { Length: 0 }) result.AddError($"{option.Name} needs a file.");
            if (result.GetResult(samples) is null && result.TextOf(step) is { } text && PromDuration.TryParse(text, out var width) && (width > SampleTimes.LongestStep || width < s_second))
                result.AddError($"--step '{text}': rates are of {SampleTimes.LongestStep}, so it is {s_second} up to {SampleTimes.LongestStep}.");
        });
        command.SetAction(parse =>
        {
            var environment = environmentOf(parse);
            return specs.Run(
                parse,
                environment,
                values => new ReplayArguments(
                    specs.Read(values),
                    parse.GetValue(samples) is null ? server.Read(values, environment) : null,
                    parse.GetValue(samples),
                    parse.GetValue(save),
                    new SampleTime(parse.GetValue(from), parse.GetValue(to), parse.GetValue(step)),
                    parse.GetValue(source) switch { "recorded" => SampleSource.Recorded, "raw" => SampleSource.Raw, _ => SampleSource.Auto },
                    parse.GetValue(groups),
                    parse.GetRequiredValue(objectives),
                    parse.GetRequiredValue(format),
                    parse.GetValue(quiet)),
                ReplaySlos.Run);
        });
        return command;
    }

    private static PromDuration? ReadStep(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (PromDuration.TryParse(text, out var step) && step > PromDuration.Zero) return step;
        result.AddError($"--step '{text}': write a time over zero, such as 1m.");
        return null;
    }
}
