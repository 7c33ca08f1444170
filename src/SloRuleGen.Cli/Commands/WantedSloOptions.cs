using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary>Which SLOs of specs a command asks a server for.</summary>
/// <param name="format">How the option is called that says which format the specs have.</param>
internal sealed class WantedSloOptions(Argument<string[]> inputs, string sloDescription, string labelDescription, string format = FormatOptions.Name)
{
    private readonly SpecOptions _specs = new(inputs, format);

    public Argument<string[]> Inputs => _specs.Inputs;

    public Option<string?> Slo { get; } = new("--slo")
    {
        Description = sloDescription,
        HelpName = "NAME|SERVICE/NAME",
    };

    public Option<IReadOnlyDictionary<string, string>> Labels { get; } = LabelOption.Create(labelDescription);

    /// <summary>Adds all but the inputs and <see cref="Slo"/>, which stand first.</summary>
    public void AddTo(Command command)
    {
        command.Add(Labels);
        _specs.AddTo(command);
    }

    public bool AreGiven(ParseResult parse) => parse.GetValue(Inputs) is { Length: > 0 };

    public WantedSlos Read(RunValues values) => new(
        _specs.InputsOf(values),
        values.Parse.GetValue(Slo),
        values.Map("labels", Labels, values.Settings.Labels),
        _specs.VersionOf(values),
        _specs.FeaturesOf(values),
        values.Lints());

    /// <inheritdoc cref="SettingsOptions.Run"/>
    public int Run<T>(ParseResult parse, CliEnvironment environment, Func<RunValues, T> read, Func<T, CliEnvironment, int> run) => _specs.Run(parse, environment, read, run);
}
