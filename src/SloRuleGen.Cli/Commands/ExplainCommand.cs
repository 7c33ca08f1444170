using System.CommandLine;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen explain</c>: budgets and alerts in numbers.</summary>
internal static class ExplainCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var inputs = InputArgument.Create();
        var slo = new Option<string?>("--slo")
        {
            Description = "Explain this SLO alone.",
            HelpName = "NAME|SERVICE/NAME",
        };
        var format = new Option<string>("--format")
        {
            Description = "Tables for people or JSON for programs.",
            DefaultValueFactory = _ => Text,
        };
        format.AcceptOnlyFromAmong(Text, Json);
        var command = new DocumentedCommand(
            "explain",
            "Show what each SLO allows, and when its alerts fire and stop.",
            "slogen explain slos/checkout.slo.yaml",
            "slogen explain slos/ --slo checkout/availability",
            "slogen explain slos/ --format json | jq '.slos[] | {name, minutes: .budget.minutes}'")
        {
            inputs, slo, format,
        };
        command.SetAction(parse => ExplainSlos.Run(
            new ExplainArguments(parse.GetRequiredValue(inputs), parse.GetValue(slo), parse.GetRequiredValue(format) == Json),
            environmentOf(parse)));
        return command;
    }
}
