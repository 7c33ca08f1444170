namespace SloRuleGen.Cli.Files;

/// <summary>The file for Alertmanager. It lies among the rules, so that both are written or neither is.</summary>
internal static class AlertmanagerFile
{
    public const string DefaultName = "alertmanager.yaml";

    /// <summary>Whether the file may be called so: a name that no folder, no dot and no rule file has.</summary>
    public static bool CanBeCalled(string name) =>
        name.AsSpan().IndexOfAny('/', '\\') < 0
        && !name.StartsWith('.')
        && (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal))
        && !OutputFolder.IsRuleFile(name);
}
