using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Lsp;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.PrometheusApi;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen lsp</c>: what editors ask while a spec is written.</summary>
internal static class LspCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var specs = new SpecOptions();
        var server = new ServerOptions();
        var standardStreams = new Option<bool>("--stdio") { Description = "Use standard input and output. There is nothing else; editors say it by habit." };
        var command = new DocumentedCommand(
            "lsp",
            "Serve an editor: diagnostics as one types, explanations, completion, quick fixes.",
            "slogen lsp                                         # as the command of a language server",
            "slogen lsp --prometheus http://localhost:9090      # completes metrics and labels, too")
        {
            standardStreams,
        };
        server.AddConnectionTo(command);
        specs.AddTo(command);
        command.SetAction(parse =>
        {
            var environment = environmentOf(parse);
            // A repository that somebody opens in an editor names no server to ask.
            var values = new RunValues(parse, FoundSettings.None, environment);
            PrometheusConnection? connection = server.IsNamed(values, environment) ? server.Read(values, environment).Connection : null;
            if (values.Mistakes.Count > 0) return UsageError.Report(parse.CommandResult, values.Mistakes, environment.Terminal.Error);
            if (values.Problems.Count > 0)
            {
                DiagnosticPrinter.For(environment.Terminal).Print(values.Problems);
                return ExitCode.Failed;
            }

            return RunLanguageServer.Run(new LanguageServerArguments(path => RunFor(parse, path, specs, environment), connection), environment);
        });
        return command;
    }

    /// <summary>What <c>validate</c> would follow for that file.</summary>
    private static FoundRun RunFor(ParseResult parse, string? path, SpecOptions specs, CliEnvironment environment)
    {
        var found = new FoundRun(null, []);
        IReadOnlyList<string> inputs = path is null ? [] : [path];
        specs.RunFor(parse, inputs, environment, Read, (run, _) => Take(new(run, [])), problems => Take(new(null, problems)));
        return found;

        SpecRun Read(RunValues values)
        {
            var names = specs.InputsOf(values, inputs);
            return new(names.Scope, names.Library, names.Import, specs.VersionOf(values), specs.FeaturesOf(values), SpecOptions.LabelsOf(values), values.Lints());
        }

        int Take(FoundRun what)
        {
            found = what;
            return ExitCode.Ok;
        }
    }
}
