using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen risks</c>: expected incidents against the error budget of a year.</summary>
internal static class RisksCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions(InputArgument.Create("With --catalog and --objective none are read."));
        var slo = new Option<string?>("--slo")
        {
            Description = "Rank the risks of this SLO alone.",
            HelpName = "NAME|SERVICE/NAME",
        };
        var objective = ObjectiveOption.CreateOne("Set the risks against this objective in place of the spec's, such as 99.99%.");
        var accept = new Option<string[]>("--accept")
        {
            Description = "Accept this risk too, by its name. May be repeated.",
            HelpName = "NAME",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };
        var threshold = new Option<Fraction?>("--threshold")
        {
            Description = "How much of a year's budget a single risk may take, in place of what the spec says.",
            HelpName = "SHARE",
            CustomParser = ReadThreshold,
        };
        var catalog = new Option<string?>("--catalog")
        {
            Description = "A sheet of risks (CSV) in place of the specs' own.",
            HelpName = "FILE",
        };
        var fail = new Option<bool>("--fail-over-budget")
        {
            Description = "Exit with 1 if accepted risks take more than a budget.",
        };
        var format = ChoiceOption.Create("--format", "Text for people, JSON for programs, a part of a page, or the sheet.", "text", "json", "markdown", "csv");
        var command = new DocumentedCommand(
            "risks",
            "Rank the incidents that are expected in a year, and show which of them the error budget bears.",
            "slogen risks slos/checkout.slo.yaml",
            "slogen risks slos/checkout.slo.yaml --objective 99.99% --accept 'Database fails over'",
            "slogen risks slos/ --format csv > risks.csv",
            "slogen risks slos/ --catalog risks.csv --fail-over-budget",
            "slogen risks --catalog risks.csv --objective 99.9%")
        {
            specs.Inputs, slo, objective, accept, threshold, catalog, fail, format,
        };
        specs.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.TextOf(catalog) is { Length: 0 }) result.AddError($"{catalog.Name} needs a file.");
            if (result.GetResult(accept) is { } accepted && accepted.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) result.AddError($"{accept.Name} needs the name of a risk.");
        });
        command.SetAction(parse =>
        {
            var environment = environmentOf(parse);
            var isAlone = parse.GetValue(specs.Inputs) is not { Length: > 0 } && parse.GetValue(catalog) is not null && parse.GetValue(objective) is not null;
            return specs.Run(
                parse,
                environment,
                values => new RisksArguments(
                    isAlone ? null : new WantedSlos(specs.InputsOf(values), parse.GetValue(slo), SpecOptions.LabelsOf(values), specs.VersionOf(values), specs.FeaturesOf(values), values.Lints()),
                    parse.GetValue(slo),
                    parse.GetValue(catalog),
                    parse.GetValue(objective),
                    parse.GetValue(threshold),
                    [.. parse.GetRequiredValue(accept).Select(name => name.Trim()).Distinct()],
                    parse.GetValue(fail),
                    parse.GetRequiredValue(format)),
                RankRisks.Run);
        });
        return command;
    }

    private static Fraction? ReadThreshold(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text.EndsWith('%') && Fraction.TryParseDecimal(text.AsSpan(0, text.Length - 1), out var percent) && percent > 0 && percent <= 100) return percent / 100;
        result.AddError($"--threshold '{text}': write a share over 0% and up to 100%, such as 25%.");
        return null;
    }
}
