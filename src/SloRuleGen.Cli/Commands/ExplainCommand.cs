using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen explain</c>: budgets and alerts in numbers, or the pages of diagnostics.</summary>
internal static class ExplainCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions(InputArgument.Create("Or codes of diagnostics, such as SLO215."));
        var slo = new Option<string?>("--slo")
        {
            Description = "Explain this SLO alone.",
            HelpName = "NAME|SERVICE/NAME",
        };
        var objective = ObjectiveOption.Create("Explain this objective in place of specs, such as 99.95%: outages, burn rates and alerts. May be given several times.");
        var traffic = EventsOption.Create();
        var format = ChoiceOption.Create("--format", "Tables for people, JSON for programs, or a document for review, as Markdown or as a page.", "text", "json", "markdown", "html");
        var command = new DocumentedCommand(
            "explain",
            "Show what each SLO allows, and when its alerts fire and stop; or what a diagnostic means.",
            "slogen explain slos/checkout.slo.yaml",
            "slogen explain slos/ --slo checkout/availability",
            "slogen explain slos/checkout.slo.yaml --format markdown > docs/checkout-slo.md",
            "slogen explain slos/ --format json | jq '.slos[] | {name, minutes: .budget.minutes}'",
            "slogen explain --objective 99.95% --traffic 10M",
            "slogen explain SLO215")
        {
            specs.Inputs, slo, objective, traffic, format,
        };
        specs.AddTo(command);
        command.Validators.Add(result =>
        {
            // An option that is not given has no result, or the implicit one of its default.
            var isGiven = ((Option[])[slo, objective, traffic, format, .. specs.Options]).Any(option => result.GetResult(option) is { Implicit: false });
            var names = result.GetValue(specs.Inputs) ?? [];
            var code = names.FirstOrDefault(ExplainCodes.IsCode);
            if (code is null)
            {
                if (result.GetResult(objective) is not { Implicit: false }) return;
                if (names.Length > 0) result.AddError($"{objective.Name} stands in place of specs: leave out '{names[0]}', or the objective.");
                if (result.TextOf(slo) is not null) result.AddError($"{slo.Name} is about specs, and {objective.Name} stands in their place.");
                return;
            }

            if (names.FirstOrDefault(name => !ExplainCodes.IsCode(name)) is { } spec)
                result.AddError($"'{code}' is the code of a diagnostic and '{spec}' is not: explain one or the other; a file of that name is './{code}'.");
            else if (isGiven) result.AddError($"'{code}' is the code of a diagnostic: options are about specs; a file of that name is './{code}'.");
        });
        command.SetAction(parse =>
        {
            var names = parse.GetValue(specs.Inputs) ?? [];
            if (names is [_, ..] && names.All(ExplainCodes.IsCode)) return ExplainCodes.Run(names, environmentOf(parse));
            if (parse.GetRequiredValue(objective) is { Count: > 0 } objectives) return ExplainObjectives.Run(objectives, parse.GetValue(traffic), parse.GetRequiredValue(format), environmentOf(parse));
            return specs.Run(
                parse,
                environmentOf(parse),
                values => new ExplainArguments(
                    specs.InputsOf(values),
                    parse.GetValue(slo),
                    parse.GetRequiredValue(format),
                    parse.GetValue(traffic),
                    specs.VersionOf(values),
                    specs.FeaturesOf(values),
                    values.Lints()),
                ExplainSlos.Run);
        });
        return command;
    }
}
