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
            environment.Terminal.Output.WriteLine(Json(arguments));
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

    private static JsonObject Json(ShowSettingsArguments arguments) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["file"] = arguments.File,
        ["values"] = JsonList.Of(arguments.Values, Json),
    };

    private static JsonObject Json(HeldValue value) => new()
    {
        ["name"] = value.Name,
        ["key"] = value.Key,
        ["value"] = value.Value,
        ["from"] = value.IsOfEnvironment ? "environment" : value.Flag is not null ? "flag" : value.Place is not null ? "file" : "default",
        ["flag"] = value.Flag,
        ["file"] = value.Place?.Source.Name,
        ["line"] = value.Place?.StartPosition.Line,
    };
}
