using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>--config</c> and <c>--no-config</c>: which settings a command follows.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<string?> _file = new("--config")
    {
        Description = "The settings to follow, in place of the slogen.yaml that is found for the inputs.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _none = new("--no-config")
    {
        Description = "Follow no settings: look for no slogen.yaml.",
    };

    public IReadOnlyList<Option> Options => [_file, _none];

    public void AddTo(Command command)
    {
        foreach (var option in Options) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.TextOf(_file) is not { } name) return;
            if (name.Length == 0) result.AddError("--config needs a file.");
            else if (result.IsOn(_none)) result.AddError("--config and --no-config exclude each other.");
        });
    }

    /// <summary>Runs a command with the values that the settings leave or give.</summary>
    /// <param name="inputs">What the command is about, as users name it; none for the current folder.</param>
    /// <param name="read">Takes what the command needs.</param>
    /// <param name="report">Tells what is wrong with the settings; null for as text.</param>
    /// <returns>The exit code.</returns>
    public int Run<T>(
        ParseResult parse, IReadOnlyList<string> inputs, CliEnvironment environment,
        Func<RunValues, T> read, Func<T, CliEnvironment, int> run, Action<IReadOnlyList<Diagnostic>>? report = null)
    {
        var found = parse.GetValue(_none) ? FoundSettings.None
            : parse.GetValue(_file) is { } name ? FoundSettings.Named(name, environment)
            : FoundSettings.For(inputs, environment);
        if (found.Problems.Count > 0) return Fail(found.Problems);
        var values = new RunValues(parse, found, environment);
        var arguments = read(values);
        if (values.Problems.Count > 0) return Fail(values.Problems);
        if (values.Mistakes.Count > 0) return UsageError.Report(parse.CommandResult, values.Mistakes, environment.Terminal.Error);
        return run(arguments, environment);

        int Fail(IReadOnlyList<Diagnostic> problems)
        {
            if (report is null) DiagnosticPrinter.For(environment.Terminal).Print(problems);
            else report(problems);
            return ExitCode.Failed;
        }
    }
}
