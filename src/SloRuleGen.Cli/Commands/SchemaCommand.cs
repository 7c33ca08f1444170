using System.CommandLine;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen schema</c>: what a spec or the settings may say, for editors.</summary>
internal static class SchemaCommand
{
    private const string Spec = "spec";
    private const string Settings = "settings";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var subject = ChoiceOption.CreateArgument("OF", "What the schema is of: a spec, or the settings in slogen.yaml.", Spec, Settings);
        var command = new DocumentedCommand(
            "schema",
            "Print the JSON Schema of specs or settings, for editors.",
            "slogen schema > slogen.schema.json",
            "slogen schema settings > slogen-settings.schema.json")
        {
            subject,
        };
        command.SetAction(parse =>
        {
            var resource = parse.GetRequiredValue(subject) == Settings ? "slogen-settings.schema.json" : "slogen.schema.json";
            using var schema = new StreamReader(typeof(SchemaCommand).Assembly.GetManifestResourceStream(resource)!);
            environmentOf(parse).Terminal.Output.Write(schema.ReadToEnd());
            return ExitCode.Ok;
        });
        return command;
    }
}
