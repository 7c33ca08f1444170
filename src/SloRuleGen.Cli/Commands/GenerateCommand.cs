using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen generate</c>: specs to rule files, all of them or none.</summary>
internal static class GenerateCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions();
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; print what would change as a diff, and exit with 1 if anything would.",
        };
        var force = new Option<bool>("--force")
        {
            Description = "Also replace files that this program did not write. What the run reads is never replaced.",
        };
        var quiet = QuietOption.Create();
        var rules = new GenerateOptions(hasFormat: true);
        var command = new DocumentedCommand(
            "generate",
            "Write Prometheus rules for the specs, one file for each service.",
            "slogen generate slos/ -o rules/",
            "slogen generate slos/ -o rules/ --check",
            "slogen generate slos/ -o rules/ --prune --label cluster=eu-1",
            "slogen generate slos/ -o rules/ --alertmanager",
            "slogen generate slos/ -o rules/ --tests",
            "slogen generate slos/ -o manifests/ --target operator --resource-label release=prometheus",
            "slogen generate checkout.slo.yaml -o - > checkout.rules.yaml",
            "slogen generate slos/ -o rules/ --format json",
            "slogen generate                                     # as slogen.yaml says")
        {
            specs.Inputs,
        };
        rules.AddTo(command, check, force);
        command.Add(quiet);
        specs.AddTo(command);
        command.SetAction(parse => specs.Run(parse, environmentOf(parse), Read, GenerateRules.Run));
        return command;

        GenerateArguments Read(RunValues values)
        {
            var output = rules.Read(values);
            return new(
                specs.InputsOf(values),
                GenerateOptions.RequireOutput(values, output.Output),
                values.Parse.GetValue(check),
                output.Prune,
                values.Parse.GetValue(force),
                output.Labels,
                output.Templates,
                output.Alertmanager,
                output.DashboardUrl,
                output.SlothLabels,
                output.Target,
                output.Format,
                specs.VersionOf(values),
                specs.FeaturesOf(values),
                output.Tests,
                values.Lints(),
                values.Parse.GetValue(quiet));
        }
    }
}
