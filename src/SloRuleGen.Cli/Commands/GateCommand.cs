using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen gate</c>: whether a release may go.</summary>
internal static class GateCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var server = new ServerOptions();
        var specs = new WantedSloOptions(InputArgument.Create(), "Ask for this SLO alone.", "A label that tells this deployment from others, such as cluster=eu. May be repeated.");
        var conditions = new GateOptions();
        var overriding = new Option<string?>("--override")
        {
            Description = "Let the release go all the same, and say why: the reason is printed.",
            HelpName = "REASON",
        };
        var format = ChoiceOption.Create("--format", "Text for people, JSON for programs, or Markdown for the summary of a job.", "text", "json", "markdown");
        var command = new DocumentedCommand(
            "gate",
            "Tell a pipeline whether a release should wait, by what is left of error budgets and by what fires.",
            "slogen gate slos/ --prometheus http://localhost:9090",
            "slogen gate slos/checkout.slo.yaml --min-remaining 10% --no-firing page --prometheus http://localhost:9090",
            "slogen gate slos/ --policy-tier freeze --format markdown >> \"$GITHUB_STEP_SUMMARY\"",
            "slogen gate slos/ --override 'fixes the outage of today'")
        {
            specs.Inputs, specs.Slo,
        };
        conditions.AddTo(command);
        foreach (var option in (Option[])[overriding, format, QuietOption.Create("Name the SLOs alone that are a problem, and show no progress.")]) command.Add(option);
        server.AddTo(command);
        specs.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.TextOf(overriding) is { } reason && string.IsNullOrWhiteSpace(reason)) result.AddError($"{overriding.Name} needs a reason.");
        });
        command.SetAction(parse => specs.Run(
            parse,
            environmentOf(parse),
            values => new GateArguments(
                server.Read(values, environmentOf(parse)), specs.Read(values), conditions.Read(values), parse.GetValue(overriding)?.Trim(), parse.GetRequiredValue(format)),
            GateRelease.Run));
        return command;
    }
}
