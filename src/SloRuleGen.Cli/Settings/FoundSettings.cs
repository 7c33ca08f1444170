using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Settings;

/// <summary>The settings of a run, and where they hold.</summary>
/// <param name="Problems">Why they cannot be used: errors alone.</param>
internal sealed record FoundSettings(RepositorySettings Settings, SettingsScope Scope, IReadOnlyList<Diagnostic> Problems)
{
    public static readonly FoundSettings None = new(RepositorySettings.None, SettingsScope.None, []);

    /// <summary>Reads the file that a command line names.</summary>
    public static FoundSettings Named(string name, CliEnvironment environment)
    {
        var settings = SettingsReader.Read(name, environment, out var problems);
        return new(settings, new SettingsScope(environment.FullPath(name), null), problems);
    }

    /// <summary>Finds and reads the settings that hold for all inputs.</summary>
    /// <param name="inputs">As users name them; none for the current folder.</param>
    public static FoundSettings For(IReadOnlyList<string> inputs, CliEnvironment environment)
    {
        var scope = SettingsScope.Find(inputs, environment, out var conflict);
        if (conflict is not null) return new(RepositorySettings.None, scope, [conflict]);
        if (scope.FullPath is not { } path) return new(RepositorySettings.None, scope, []);
        var name = environment.NameOf(path);
        if (Path.GetFileName(path) == SettingsSearch.OtherName)
        {
            var misnamed = new Diagnostic(
                SettingsDiagnostics.Misnamed, null, $"settings are called {SettingsSearch.FileName}, and are not found otherwise: rename the file, or name it with --config", name);
            return new(RepositorySettings.None, scope, [misnamed]);
        }

        var settings = SettingsReader.Read(name, environment, out var problems);
        return new(settings, scope, problems);
    }
}
