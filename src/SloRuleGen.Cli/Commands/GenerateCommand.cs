using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen generate</c>: specs to rule files, all of them or none.</summary>
internal static class GenerateCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var inputs = InputArgument.Create();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder to write <service>.rules.yaml to (<service>.prometheusrule.yaml for the operator), made if missing, or - for standard output.",
            HelpName = "DIR|-",
            Required = true,
        };
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; print what would change as a diff, and exit with 1 if anything would.",
        };
        var prune = new Option<bool>("--prune")
        {
            Description = "Remove the rule files that an earlier run wrote to the folder and this one does not.",
        };
        var labels = new Option<IReadOnlyDictionary<string, string>>("--label")
        {
            Description = "A label for every rule, which the spec's own labels override. May be repeated.",
            HelpName = "KEY=VALUE",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = LabelOption.Parse,
            DefaultValueFactory = _ => new Dictionary<string, string>(),
        };
        var templates = new Option<string?>("--templates")
        {
            Description = "A folder of templates that replace the built-in ones by file name.",
            HelpName = "DIR",
        };
        var force = new Option<bool>("--force")
        {
            Description = "Replace files too that somebody else wrote. What the run reads is never replaced.",
        };
        var alertmanager = AlertmanagerOption.Create();
        var target = new TargetOptions();
        var library = LibraryOption.Create();
        var version = PrometheusVersionOption.Create();
        var features = FeatureOption.Create();
        var tests = new Option<bool>("--tests")
        {
            Description = "Write tests too, to <service>.rules.test.yaml, that show when each alert fires: for 'promtool test rules'.",
        };
        var command = new DocumentedCommand(
            "generate",
            "Write Prometheus rules for the specs, one file for each service.",
            "slogen generate slos/ -o rules/",
            "slogen generate slos/ -o rules/ --check",
            "slogen generate slos/ -o rules/ --prune --label cluster=eu-1",
            "slogen generate slos/ -o rules/ --alertmanager",
            "slogen generate slos/ -o rules/ --tests",
            "slogen generate slos/ -o manifests/ --target operator --resource-label release=prometheus",
            "slogen generate checkout.slo.yaml -o - > checkout.rules.yaml")
        {
            inputs, output, check, prune, force, labels, templates, alertmanager, library, version, features, tests,
        };
        target.AddTo(command, tests);
        command.Validators.Add(result =>
        {
            var folder = result.TextOf(output);
            if (folder is { Length: 0 }) result.AddError("Option '--output' needs a folder, or - for standard output.");
            if (folder != GenerateRules.StandardOutput) return;
            foreach (var option in (Option[])[check, prune, force, alertmanager, tests])
                if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} needs a folder, and cannot be used with '-o -'.");
        });
        command.SetAction(parse => GenerateRules.Run(
            new GenerateArguments(
                parse.GetRequiredValue(inputs),
                parse.GetRequiredValue(output),
                parse.GetValue(check),
                parse.GetValue(prune),
                parse.GetValue(force),
                parse.GetRequiredValue(labels),
                parse.GetValue(templates),
                parse.GetValue(alertmanager),
                target.Read(parse),
                parse.GetRequiredValue(library),
                parse.GetRequiredValue(version),
                parse.GetValue(features),
                parse.GetValue(tests)),
            environmentOf(parse)));
        return command;
    }
}
