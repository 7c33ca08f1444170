using System.CommandLine;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen schema</c>: what a spec may say, for editors.</summary>
internal static class SchemaCommand
{
    private const string Resource = "slogen.schema.json";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var command = new DocumentedCommand(
            "schema",
            "Print the JSON Schema of specs, for editors.",
            "slogen schema > slogen.schema.json");
        command.SetAction(parse =>
        {
            using var schema = new StreamReader(typeof(SchemaCommand).Assembly.GetManifestResourceStream(Resource)!);
            environmentOf(parse).Terminal.Output.Write(schema.ReadToEnd());
            return ExitCode.Ok;
        });
        return command;
    }
}
