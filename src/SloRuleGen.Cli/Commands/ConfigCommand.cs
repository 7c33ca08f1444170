using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen config</c>: which values a run would have, and where each comes from.</summary>
internal static class ConfigCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions();
        var rules = new GenerateOptions(hasFormat: false);
        var failOn = ValidateCommand.FailOnOption();
        var server = new ServerOptions();
        var gate = new GateOptions();
        var format = ChoiceOption.Create("--format", "A table for people or JSON for programs.", Text, Json);
        var command = new DocumentedCommand(
            "config",
            "Show the settings of a run: those of slogen.yaml, what options put in their place, and where each comes from.",
            "slogen config",
            "slogen config slos/checkout.slo.yaml",
            "slogen config --target mimir --format json")
        {
            specs.Inputs, format,
        };
        rules.AddTo(command);
        command.Add(failOn);
        server.AddConnectionTo(command);
        gate.AddTo(command);
        specs.AddTo(command);
        command.SetAction(parse => specs.Run(
            parse,
            environmentOf(parse),
            values =>
            {
                specs.InputsOf(values, isRequired: false);
                rules.Read(values);
                specs.VersionOf(values);
                specs.FeaturesOf(values);
                values.Of("fail_on", failOn, values.Settings.FailOn);
                server.Note(values, environmentOf(parse));
                gate.Read(values);
                values.Lints();
                return new ShowSettingsArguments(values.Settings.Name, values.Held, parse.GetRequiredValue(format) == Json);
            },
            ShowSettings.Run));
        return command;
    }
}
