using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen export</c>: specs for other programs.</summary>
internal static class ExportCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions();
        var openSlo = new DocumentedCommand(
            "openslo",
            "Print the specs as documents of OpenSLO v1.",
            "slogen export openslo slos/checkout.slo.yaml > checkout.openslo.yaml",
            "slogen export openslo slos/")
        {
            specs.Inputs,
        };
        specs.AddTo(openSlo);
        openSlo.SetAction(parse => specs.Run(
            parse,
            environmentOf(parse),
            values => new ExportArguments(specs.InputsOf(values), specs.VersionOf(values), specs.FeaturesOf(values), values.Lints()),
            ExportSpecs.Run));
        return new DocumentedCommand("export", "Print specs as other programs read them.", "slogen export openslo slos/checkout.slo.yaml") { openSlo };
    }
}
