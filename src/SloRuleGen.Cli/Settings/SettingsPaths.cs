using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Settings;

/// <summary>The paths in settings: relative to their folder, and taken as they are written.</summary>
internal sealed class SettingsPaths(string folder, CliEnvironment environment, DiagnosticBag diagnostics)
{
    /// <summary>The path as the current folder has it; null with a report if it can be none.</summary>
    public Located<string>? Path(Located<string> text)
    {
        if (ProblemWith(text.Value) is not { } problem) return text with { Value = NameOf(text.Value, folder, environment) };
        diagnostics.Add(SettingsDiagnostics.InvalidValue, text.Span, $"{Wording.Quote(text.Value)} is no path here: {problem}");
        return null;
    }

    /// <summary>The same for what the run is to read: it must be there.</summary>
    public Located<string>? Existing(Located<string> text)
    {
        if (Path(text) is not { } path) return null;
        if (System.IO.Path.Exists(environment.FullPath(path.Value))) return path;
        diagnostics.Add(InputDiagnostics.NotFound, text.Span, $"{IoFailure.NotFound(text.Value)}: {Wording.Quote(path.Value)}");
        return null;
    }

    public string FullPath(string path) => environment.FullPath(path);

    /// <summary>Whether the text can be a pattern, or is the path of something that is there.</summary>
    public bool IsInput(Located<string> text) => InputPattern.Is(text.Value) ? Path(text) is not null : Existing(text) is not null;

    /// <summary>What the current folder calls a path that is relative to another folder. Absolute ones stay so.</summary>
    public static string NameOf(string path, string folder, CliEnvironment environment)
    {
        if (System.IO.Path.IsPathRooted(path)) return path;
        var name = environment.NameOf(System.IO.Path.GetFullPath(path, folder));
        // A dash alone stands for a standard stream.
        return name == InputFiles.StandardInput ? System.IO.Path.Join(".", name) : name;
    }

    private static string? ProblemWith(string text) =>
        text == InputFiles.StandardInput ? "only the command line can ask for standard input or output; a file of that name is './-'"
        : text.Any(char.IsControl) ? "it has a control character"
        : text == "~" || text.StartsWith("~/", StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal)
            ? "it is relative to the file and taken as it is written; neither '~' nor variables are expanded"
        : null;
}
