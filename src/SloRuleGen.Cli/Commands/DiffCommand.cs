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
        // Each side follows its own settings, as two runs would.
        command.SetAction(parse => RunWithSide(parse, 0, old => RunWithSide(parse, 1, @new => CompareSpecs.Run(
            new CompareArguments(old, @new, parse.GetRequiredValue(format), parse.GetValue(exitCode)), environmentOf(parse)))));
        return command;

        int RunWithSide(ParseResult parse, int number, Func<ComparedSide, int> run)
        {
            var input = parse.GetRequiredValue(sides)[number];
            return specs.RunFor(
                parse,
                [input],
                environmentOf(parse),
                values => new ComparedSide(
                    specs.InputsOf(values) with { Specs = [input] }, SpecOptions.LabelsOf(values), specs.VersionOf(values), specs.FeaturesOf(values), values.Lints()),
                (side, _) => run(side));
        }
    }
}
