using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Reports;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen validate</c>: every mistake of every input, in one run.</summary>
internal static class ValidateCommand
{
    private const string Error = "error";
    private const string Warning = "warning";

    private static readonly Dictionary<string, Action<Validation, CliEnvironment>> s_reports = new()
    {
        ["text"] = TextReport.Write,
        ["json"] = JsonReport.Write,
        ["github"] = GitHubReport.Write,
        ["sarif"] = SarifReport.Write,
    };

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var inputs = InputArgument.Create();
        var format = new Option<string>("--format")
        {
            Description = "Text for people, JSON for programs, commands for GitHub Actions, or SARIF for code scanning.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong([.. s_reports.Keys]);
        var failOn = new Option<string>("--fail-on")
        {
            Description = "The least severity that makes the exit code 1.",
            DefaultValueFactory = _ => Error,
        };
        failOn.AcceptOnlyFromAmong(Error, Warning);
        var standardInput = new Option<string?>("--stdin-filename")
        {
            Description = "The file that standard input is a version of: messages name it, and it is not read itself.",
            HelpName = "NAME",
        };
        var library = LibraryOption.Create();
        var version = PrometheusVersionOption.Create();
        var features = FeatureOption.Create();
        var command = new DocumentedCommand(
            "validate",
            "Report every mistake in the specs, and write nothing.",
            "slogen validate slos/checkout.slo.yaml",
            "slogen validate slos/",
            "slogen validate slos/ --format sarif --fail-on warning > slogen.sarif",
            "cat checkout.slo.yaml | slogen validate - --stdin-filename slos/checkout.slo.yaml")
        {
            inputs, format, failOn, standardInput, library, version, features,
        };
        command.Validators.Add(result =>
        {
            if (result.TextOf(standardInput) is not { } name) return;
            if (name.Length == 0) result.AddError("--stdin-filename needs a name.");
            if (result.GetValue(inputs)?.Contains(InputFiles.StandardInput) != true) result.AddError("--stdin-filename names standard input, and needs the input '-'.");
        });
        command.SetAction(parse => ValidateSpecs.Run(
            new ValidateArguments(
                parse.GetRequiredValue(inputs),
                s_reports[parse.GetRequiredValue(format)],
                parse.GetRequiredValue(failOn) == Warning,
                parse.GetValue(standardInput),
                parse.GetRequiredValue(library),
                parse.GetRequiredValue(version),
                parse.GetValue(features)),
            environmentOf(parse)));
        return command;
    }
}
