using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Settings;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen import</c>: documents of other programs to specs.</summary>
internal static class ImportCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var inputs = InputArgument.CreateForeign();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for the specs, one file <service>.slo.yaml for each service. It is made if it is missing. - is standard output.",
            HelpName = "DIR|-",
            Required = true,
        };
        var force = new Option<bool>("--force")
        {
            Description = "Also replace files that no import wrote, or that are somebody's own since. What the run reads is never replaced.",
        };
        var formats = new FormatOptions(FormatOptions.Name, FormatNames.Foreign);
        var version = PrometheusVersionOption.Create();
        var quiet = QuietOption.Create();
        var command = new DocumentedCommand(
            "import",
            "Write specs for what was written for another program: Sloth, OpenSLO or Pyrra.",
            "slogen import sloth/checkout.yml -o slos/",
            "slogen import sloth/ -o slos/ --default-period 28d",
            "slogen import checkout.yml windows.yml -o -")
        {
            inputs, output, force,
        };
        formats.AddTo(command);
        command.Add(version);
        command.Add(quiet);
        command.Validators.Add(result =>
        {
            if (result.TextOf(output) is { Length: 0 }) result.AddError("Option '--output' needs a folder, or - for standard output.");
            if (result.TextOf(output) == GenerateRules.StandardOutput && result.IsOn(force)) result.AddError("--force needs a folder, and cannot be used with '-o -'.");
        });
        command.SetAction(parse => ImportSpecs.Run(
            new ImportArguments(
                parse.GetRequiredValue(inputs), parse.GetRequiredValue(output), parse.GetValue(force), formats.Read(parse), parse.GetRequiredValue(version), parse.GetValue(quiet)),
            environmentOf(parse)));
        return command;
    }
}
