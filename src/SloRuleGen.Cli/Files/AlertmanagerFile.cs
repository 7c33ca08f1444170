using SloRuleGen.Text;

namespace SloRuleGen.Cli.Files;

/// <summary>The file for Alertmanager. It lies among the rules, so that both are written or neither is.</summary>
internal static class AlertmanagerFile
{
    public const string DefaultName = "alertmanager.yaml";

    /// <summary>Whether the file may be called so: a name that no folder, no dot and no rule file has, and that a file may have everywhere.</summary>
    public static bool CanBeCalled(string name) =>
        !name.Any(c => char.IsControl(c) || @"/\:*?""<>|".Contains(c))
        && !IoFailure.IsMisread(name)
        && !DeviceName.Is(name)
        && !name.StartsWith('.')
        && name is not (SettingsSearch.FileName or SettingsSearch.OtherName)
        && (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal))
        && !OutputFolder.IsRuleFile(name);
}
