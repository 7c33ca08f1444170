using System.CommandLine;
using SloRuleGen.Boards;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Settings;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen dashboards</c>: two boards for Grafana or Perses that fit every SLO.</summary>
internal static class DashboardsCommand
{
    private const string Grafana = "grafana";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for the boards. It is made if it is missing.",
            HelpName = "DIR",
            Required = true,
        };
        var force = new Option<bool>("--force")
        {
            Description = "Also replace files that this program did not write. What the run reads is never replaced.",
        };
        var target = ChoiceOption.Create("--target", "JSON for Grafana, or ConfigMaps that hold it, for its sidecar in Kubernetes.", Grafana, TargetNames.Operator);
        var space = new Option<string?>("--namespace")
        {
            Description = "With --target operator: the namespace of the ConfigMaps.",
            HelpName = "NAME",
        };
        var labels = new Option<IReadOnlyDictionary<string, string>>("--resource-label")
        {
            Description = "With --target operator: a label of the ConfigMaps, grafana_dashboard=1 unless given. May be repeated.",
            HelpName = "KEY=VALUE",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => KeyValues.Read(result, "--resource-label", ValueRules.ProblemWithResourceLabel),
            DefaultValueFactory = _ => new Dictionary<string, string> { ["grafana_dashboard"] = "1" },
        };
        var perses = new Option<bool>("--perses")
        {
            Description = "The boards for Perses, in place of Grafana.",
        };
        var project = new Option<string>("--project")
        {
            Description = "With --perses: the project that the boards belong to.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "default",
        };
        var quiet = QuietOption.Create();
        var command = new DocumentedCommand(
            "dashboards",
            "Write boards for Grafana or Perses: all SLOs, and one of them.",
            "slogen dashboards -o dashboards/",
            "slogen dashboards slos/ -o dashboards/               # with the thresholds and labels of these",
            "slogen dashboards slos/ -o manifests/ --target operator --namespace monitoring",
            "slogen dashboards slos/ -o dashboards/ --perses --project sre")
        {
            specs.Inputs, output, force, target, space, labels, perses, project, quiet,
        };
        specs.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.TextOf(output) is { Length: 0 }) result.AddError("Option '--output' needs a folder.");
            if (result.TextOf(output) == GenerateRules.StandardOutput) result.AddError("Two boards make two files: '--output' needs a folder.");
            if (result.TextOf(space) is { } name && ValueRules.ProblemWithNamespace(name) is { } problem) result.AddError($"--namespace '{name}': {problem}.");
            var isForPerses = result.GetValue(perses);
            if (isForPerses && result.GetResult(target) is { Implicit: false }) result.AddError("--perses and --target exclude each other: a board is for Perses or for Grafana.");
            if (!isForPerses && result.GetResult(project) is { Implicit: false }) result.AddError("--project is for '--perses' alone.");
            if (result.TextOf(project) is { } known && ValueRules.ProblemWithPersesProject(known) is { } wrong) result.AddError($"--project '{known}': {wrong}.");
            if (result.TextOf(target) == TargetNames.Operator) return;
            foreach (var option in (Option[])[space, labels])
                if (result.GetResult(option) is { Implicit: false }) result.AddError(TargetOptions.IsFor(option, TargetNames.Operator));
        });
        command.SetAction(parse => specs.Run(
            parse,
            environmentOf(parse),
            values => new BoardArguments(
                specs.InputsOf(values, isRequired: false),
                parse.GetRequiredValue(output),
                parse.GetValue(force),
                SpecOptions.LabelsOf(values),
                parse.GetValue(perses) ? new BoardTarget.Perses(parse.GetRequiredValue(project))
                    : parse.GetRequiredValue(target) == TargetNames.Operator ? new BoardTarget.Operator(new ConfigMapOptions(parse.GetValue(space), parse.GetRequiredValue(labels)))
                    : new BoardTarget.Grafana(),
                specs.VersionOf(values),
                specs.FeaturesOf(values),
                values.Lints(),
                parse.GetValue(quiet)),
            WriteBoards.Run));
        return command;
    }
}
