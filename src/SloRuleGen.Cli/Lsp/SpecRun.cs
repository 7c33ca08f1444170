using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Lsp;

/// <summary>What holds for the specs of a folder, by its settings and the command line, as a run of <c>validate</c> would have it.</summary>
/// <param name="Library">Files and folders of SLI templates.</param>
/// <param name="Import">How documents of other programs are read; null where all are specs of this one.</param>
/// <param name="Labels">What the settings add to every rule.</param>
internal sealed record SpecRun(
    SettingsScope Scope, IReadOnlyList<string> Library, ImportOptions? Import, Version PrometheusVersion, PromQLFeatures Features,
    IReadOnlyDictionary<string, string> Labels, LintLevels Lints);

/// <param name="Run">Null where the settings cannot be used.</param>
/// <param name="Problems">Why.</param>
internal sealed record FoundRun(SpecRun? Run, IReadOnlyList<Diagnostic> Problems);
