using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen</c> itself: its commands, and the options that all of them share.</summary>
internal static class SlogenCommand
{
    /// <param name="run">Runs another command line, and returns its exit code.</param>
    public static Command Create(CliEnvironment environment, Func<IReadOnlyList<string>, CliEnvironment, int> run)
    {
        var noColour = new Option<bool>("--no-color")
        {
            Description = "Print without colours, as if the environment variable NO_COLOR were set.",
            Recursive = true,
        };
        var help = new HelpWithExamples(environment.Terminal.Width);
        var program = new DocumentedCommand(
            "slogen",
            "Generates Prometheus recording and alerting rules from service level objectives.",
            "slogen validate slos/",
            "slogen generate slos/ -o rules/",
            "slogen explain slos/checkout.slo.yaml --slo availability")
        {
            new HelpOption { Action = help },
            new VersionOption { Action = new PrintVersion() },
            noColour,
            InitCommand.Create(EnvironmentOf),
            GenerateCommand.Create(EnvironmentOf),
            ValidateCommand.Create(EnvironmentOf),
            ExplainCommand.Create(EnvironmentOf),
            RisksCommand.Create(EnvironmentOf),
            DiffCommand.Create(EnvironmentOf),
            SimulateCommand.Create(EnvironmentOf),
            ReplayCommand.Create(EnvironmentOf),
            ReportCommand.Create(EnvironmentOf),
            StatusCommand.Create(EnvironmentOf),
            GateCommand.Create(EnvironmentOf),
            DashboardsCommand.Create(EnvironmentOf),
            ImportCommand.Create(EnvironmentOf),
            ExportCommand.Create(EnvironmentOf),
            CheckCommand.Create(EnvironmentOf),
            PromQLCommand.Create(EnvironmentOf),
            TemplatesCommand.Create(EnvironmentOf),
            ConfigCommand.Create(EnvironmentOf),
            SchemaCommand.Create(EnvironmentOf),
            LspCommand.Create(EnvironmentOf),
            McpCommand.Create(EnvironmentOf, run),
            CompletionCommand.Create(EnvironmentOf),
            ManCommand.Create(EnvironmentOf),
        };
        program.SetAction(help.Invoke);
        return program;

        CliEnvironment EnvironmentOf(ParseResult parse)
        {
            var refused = parse.GetValue(noColour)
                || !string.IsNullOrEmpty(environment.Variable("NO_COLOR"))
                || environment.Variable("TERM") == "dumb";
            return environment with { Terminal = environment.Terminal with { AllowsColour = !refused, IsQuiet = QuietOption.IsOn(parse) } };
        }
    }

    // The built-in action names the version of the process, with the commit that it was built from.
    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(ProgramVersion.Text);
            return ExitCode.Ok;
        }
    }
}
