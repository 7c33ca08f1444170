using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Reports;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen check</c>: what only a server knows of specs.</summary>
internal static class CheckCommand
{
    private const string Text = "text";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions();
        var server = new ServerOptions();
        var target = new TargetOptions();
        var slo = new Option<string?>("--slo")
        {
            Description = "Check this SLO alone.",
            HelpName = "NAME|SERVICE/NAME",
        };
        var format = ChoiceOption.Create("--format", "Text for people, JSON for programs, commands for GitHub Actions, or SARIF for code scanning.", ValidationFormats.Names);
        var failOn = ChoiceOption.Create("--fail-on", "The least severity that makes the exit code 1.", ValidateCommand.Warning, ValidateCommand.Error);
        var slothLabels = SlothLabelsOption.Create();
        var quiet = QuietOption.Create();
        var command = new DocumentedCommand(
            "check",
            "Ask a server what it knows of the specs: their series, their rules, and what they cost.",
            "slogen check slos/ --prometheus http://localhost:9090",
            "slogen check slos/checkout.slo.yaml --slo availability --prometheus http://localhost:9090",
            "slogen check slos/ --prometheus https://mimir.example.com/prometheus --header X-Scope-OrgID=team --target mimir --format github")
        {
            specs.Inputs, slo, slothLabels, format, failOn, quiet,
        };
        server.AddTo(command);
        target.AddTo(command);
        specs.AddTo(command);
        command.SetAction(parse =>
        {
            var environment = environmentOf(parse);
            return specs.Run(
                parse,
                environment,
                values => new CheckArguments(
                    specs.InputsOf(values),
                    server.Read(values, environment),
                    parse.GetValue(slo),
                    ValidationFormats.Of(parse.GetRequiredValue(format)),
                    parse.GetRequiredValue(format) == Text,
                    parse.GetRequiredValue(failOn) == ValidateCommand.Warning,
                    SpecOptions.LabelsOf(values),
                    SlothLabelsOption.Of(values, slothLabels),
                    target.Read(values, out _),
                    specs.VersionOf(values),
                    specs.FeaturesOf(values),
                    values.Lints(),
                    parse.GetValue(quiet)),
                CheckServer.Run);
        });
        return command;
    }
}
