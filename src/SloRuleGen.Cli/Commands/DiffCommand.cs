using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen diff</c>: what another version of specs changes.</summary>
internal static class DiffCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var sides = new Argument<string[]>("OLD NEW")
        {
            Description = "The specs before and after: each a file, a folder (searched for *.slo.yaml and *.slo.yml), or - for standard input.",
            Arity = new ArgumentArity(2, 2),
        };
        var specs = new SpecOptions(sides);
        var format = ChoiceOption.Create("--format", "Tables for people, JSON for programs, or Markdown for a pull request.", "text", "json", "markdown");
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 1 if anything differs." };
        var command = new DocumentedCommand(
            "diff",
            "Tell what another version of specs changes: objectives, budgets, alerts and rules, in words.",
            "slogen diff old/ slos/",
            "git show main:slos/checkout.slo.yaml | slogen diff - slos/checkout.slo.yaml",
            "slogen diff base/slos head/slos --format markdown >> \"$GITHUB_STEP_SUMMARY\"")
        {
            specs.Inputs, format, exitCode,
        };
        specs.AddTo(command);
        command.SetAction(parse => specs.Run(
            parse,
            environmentOf(parse),
            values =>
            {
                var inputs = specs.InputsOf(values);
                return new CompareArguments(
                    inputs with { Specs = [inputs.Specs[0]] },
                    inputs with { Specs = [inputs.Specs[1]] },
                    parse.GetRequiredValue(format),
                    parse.GetValue(exitCode),
                    SpecOptions.LabelsOf(values),
                    specs.VersionOf(values),
                    specs.FeaturesOf(values),
                    values.Lints());
            },
            CompareSpecs.Run));
        return command;
    }
}
