using System.CommandLine;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen validate</c>: every mistake of every input, in one run.</summary>
internal static class ValidateCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var inputs = InputArgument.Create();
        var command = new DocumentedCommand(
            "validate",
            "Report every mistake in the specs, and write nothing.",
            "slogen validate slos/checkout.slo.yaml",
            "slogen validate slos/",
            "cat checkout.slo.yaml | slogen validate -")
        {
            inputs,
        };
        command.SetAction(parse => ValidateSpecs.Run(new ValidateArguments(parse.GetRequiredValue(inputs)), environmentOf(parse)));
        return command;
    }
}
