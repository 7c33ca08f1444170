using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Commands;

/// <summary>What every command that reads specs takes.</summary>
/// <param name="inputs">What else may be given than specs; null for nothing else.</param>
/// <param name="format">How the option is called that says which format they have.</param>
internal sealed class SpecOptions(Argument<string[]>? inputs = null, string format = FormatOptions.Name)
{
    private readonly Option<string[]> _library = LibraryOption.Create();
    private readonly Option<Version> _version = PrometheusVersionOption.Create();
    private readonly Option<PromQLFeatures> _features = FeatureOption.Create();
    private readonly FormatOptions _formats = new(format, FormatNames.All);
    private readonly SettingsOptions _settings = new();

    public Argument<string[]> Inputs { get; } = inputs ?? InputArgument.Create();

    public IReadOnlyList<Option> Options => [_library, .. _formats.Options, _version, _features, .. _settings.Options];

    /// <summary>Adds all but the inputs, which stand first.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_library, .. _formats.Options, _version, _features]) command.Add(option);
        _settings.AddTo(command);
    }

    /// <param name="isRequired">Whether a run without any spec is refused.</param>
    public InputNames InputsOf(RunValues values, bool isRequired = true) =>
        InputsOf(values, values.Inputs(Inputs, isRequired));

    /// <param name="specs">What is read, whatever the command line and the settings name.</param>
    public InputNames InputsOf(RunValues values, IReadOnlyList<string> specs) =>
        new(specs, values.List("library", _library, values.Settings.Library), values.Scope) { Import = _formats.Read(values) };

    public Version VersionOf(RunValues values) => values.Of("prometheus_version", _version, values.Settings.PrometheusVersion);

    /// <summary>Labels that the settings give every rule: a contradiction to a spec is a mistake, whatever a run is for.</summary>
    public static IReadOnlyDictionary<string, string> LabelsOf(RunValues values) =>
        values.Settings.Labels?.ToDictionary(label => label.Key, label => label.Value.Value, StringComparer.Ordinal) ?? [];

    public PromQLFeatures FeaturesOf(RunValues values) => values.Features(_features);

    /// <summary>Runs a command for some of its inputs, which have settings of their own.</summary>
    /// <inheritdoc cref="SettingsOptions.Run"/>
    public int RunFor<T>(
        ParseResult parse, IReadOnlyList<string> inputs, CliEnvironment environment, Func<RunValues, T> read, Func<T, CliEnvironment, int> run,
        Action<IReadOnlyList<Diagnostic>>? report = null) =>
        _settings.Run(parse, inputs, environment, read, run, report);

    /// <param name="standardInputName">The file that standard input is a version of; null for none.</param>
    /// <inheritdoc cref="SettingsOptions.Run"/>
    public int Run<T>(
        ParseResult parse, CliEnvironment environment, Func<RunValues, T> read, Func<T, CliEnvironment, int> run,
        string? standardInputName = null, Action<IReadOnlyList<Diagnostic>>? report = null)
    {
        var inputs = (parse.GetValue(Inputs) ?? []).Select(name => name == InputFiles.StandardInput ? standardInputName ?? name : name).ToList();
        return _settings.Run(parse, inputs, environment, read, run, report);
    }
}
