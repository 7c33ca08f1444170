using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Reports;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen validate</c>: every mistake of every input, in one run.</summary>
internal static class ValidateCommand
{
    public const string Error = "error";
    public const string Warning = "warning";

    /// <summary>The least severity that makes the exit code 1.</summary>
    public static Option<string> FailOnOption() => ChoiceOption.Create("--fail-on", "The least severity that makes the exit code 1.", Error, Warning);

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions();
        var format = ChoiceOption.Create("--format", "Text for people, JSON for programs, commands for GitHub Actions, or SARIF for code scanning.", ValidationFormats.Names);
        var quiet = QuietOption.Create();
        var failOn = FailOnOption();
        var standardInput = new Option<string?>("--stdin-filename")
        {
            Description = "The file that standard input is a version of: messages name it, and it is not read itself.",
            HelpName = "NAME",
        };
        var command = new DocumentedCommand(
            "validate",
            "Report every mistake in the specs, and write nothing.",
            "slogen validate slos/checkout.slo.yaml",
            "slogen validate slos/",
            "slogen validate slos/ --format sarif --fail-on warning > slogen.sarif",
            "cat checkout.slo.yaml | slogen validate - --stdin-filename slos/checkout.slo.yaml")
        {
            specs.Inputs, format, failOn, standardInput, quiet,
        };
        specs.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.TextOf(standardInput) is not { } name) return;
            if (name.Length == 0) result.AddError("--stdin-filename needs a name.");
            if (result.GetValue(specs.Inputs)?.Contains(InputFiles.StandardInput) != true) result.AddError("--stdin-filename names standard input, and needs the input '-'.");
        });
        command.SetAction(parse =>
        {
            var environment = environmentOf(parse);
            var report = ValidationFormats.Of(parse.GetRequiredValue(format));
            return specs.Run(
                parse,
                environment,
                values => new ValidateArguments(
                    specs.InputsOf(values),
                    report,
                    values.Of("fail_on", failOn, values.Settings.FailOn) == Warning,
                    parse.GetValue(standardInput),
                    specs.VersionOf(values),
                    specs.FeaturesOf(values),
                    SpecOptions.LabelsOf(values),
                    values.Lints(),
                    parse.GetValue(quiet)),
                ValidateSpecs.Run,
                parse.GetValue(standardInput),
                problems => report(new Validation(1, 0, problems, FailsOnWarnings: false, parse.GetValue(quiet)), environment));
        });
        return command;
    }
}
