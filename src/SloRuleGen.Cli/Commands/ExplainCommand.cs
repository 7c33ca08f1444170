using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen explain</c>: budgets and alerts in numbers, or the pages of diagnostics.</summary>
internal static class ExplainCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var inputs = InputArgument.Create("Or codes of diagnostics, such as SLO215.");
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
        var library = LibraryOption.Create();
        var version = PrometheusVersionOption.Create();
        var features = FeatureOption.Create();
        var command = new DocumentedCommand(
            "explain",
            "Show what each SLO allows, and when its alerts fire and stop; or what a diagnostic means.",
            "slogen explain slos/checkout.slo.yaml",
            "slogen explain slos/ --slo checkout/availability",
            "slogen explain slos/ --format json | jq '.slos[] | {name, minutes: .budget.minutes}'",
            "slogen explain SLO215")
        {
            inputs, slo, format, library, version, features,
        };
        command.Validators.Add(result =>
        {
            // An option that is not given has no result, or the implicit one of its default.
            var isGiven = ((Option[])[slo, format, library, version, features]).Any(option => result.GetResult(option) is { Implicit: false });
            var names = result.GetValue(inputs) ?? [];
            var code = names.FirstOrDefault(ExplainCodes.IsCode);
            if (code is null) return;
            if (names.FirstOrDefault(name => !ExplainCodes.IsCode(name)) is { } spec)
                result.AddError($"'{code}' is the code of a diagnostic and '{spec}' is not: explain one or the other; a file of that name is './{code}'.");
            else if (isGiven) result.AddError($"'{code}' is the code of a diagnostic: --slo, --format, --library, --prometheus-version and --enable-feature are about specs; a file of that name is './{code}'.");
        });
        command.SetAction(parse =>
        {
            var names = parse.GetRequiredValue(inputs);
            return names.All(ExplainCodes.IsCode)
                ? ExplainCodes.Run(names, environmentOf(parse))
                : ExplainSlos.Run(
                    new ExplainArguments(
                        names,
                        parse.GetValue(slo),
                        parse.GetRequiredValue(format) == Json,
                        parse.GetRequiredValue(library),
                        parse.GetRequiredValue(version),
                        parse.GetValue(features)),
                    environmentOf(parse));
        });
        return command;
    }
}
