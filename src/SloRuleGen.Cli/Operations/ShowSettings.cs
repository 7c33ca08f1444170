using System.Text.Json.Serialization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;

namespace SloRuleGen.Cli.Operations;

/// <param name="File">The settings of the run, or null.</param>
/// <param name="Values">All that it would have.</param>
internal sealed record ShowSettingsArguments(string? File, IReadOnlyList<HeldValue> Values, bool Json);

/// <summary>Prints what holds in a run, and where each value comes from.</summary>
internal static class ShowSettings
{
    public static int Run(ShowSettingsArguments arguments, CliEnvironment environment)
    {
        if (arguments.Json)
        {
            environment.Terminal.Output.WriteLine(JsonText.Indented(new SettingsJson(1, arguments.File, arguments.Values.Select(HeldValueJson.Of)), ShowSettingsJson.Default.SettingsJson));
            return ExitCode.Ok;
        }

        var output = new TextTables(environment.Terminal);
        output.Line(arguments.File is { } file ? $"Settings of {PlainText.OneLine(file)}" : $"No {SettingsSearch.FileName} holds here.");
        output.Table(["Setting", "Value", "From"], arguments.Values.Select(Row));
        return ExitCode.Ok;
    }

    private static IReadOnlyList<string> Row(HeldValue value) =>
    [
        value.Key is null ? value.Name : $"{value.Name}.{PlainText.OneLine(value.Key)}",
        value.Value is null ? "(none)" : PlainText.OneLine(value.Value),
        PlainText.OneLine(value.Origin),
    ];
}

/// <param name="Version">Grows when a member changes its meaning or goes, not when one is added.</param>
internal sealed record SettingsJson(int Version, string? File, IEnumerable<HeldValueJson> Values);

/// <param name="From"><c>flag</c>, <c>environment</c>, <c>file</c> or <c>default</c>.</param>
internal sealed record HeldValueJson(string Name, string? Key, string? Value, string From, string? Flag, string? File, int? Line)
{
    public static HeldValueJson Of(HeldValue value) => new(
        value.Name,
        value.Key,
        value.Value,
        value.IsOfEnvironment ? "environment" : value.Flag is not null ? "flag" : value.Place is not null ? "file" : "default",
        value.Flag,
        value.Place?.Source.Name,
        value.Place?.StartPosition.Line);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SettingsJson))]
internal sealed partial class ShowSettingsJson : JsonSerializerContext;
