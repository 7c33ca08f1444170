using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Settings;

/// <summary>Reads <c>lints: {SLO221: off, SLO308: error}</c>.</summary>
internal sealed class LintLevelReader(Values values, DiagnosticBag diagnostics)
{
    private const string Field = "lints";

    private static readonly (string Word, LintLevel Value)[] s_levels = [("off", LintLevel.Off), ("warning", LintLevel.Warning), ("error", LintLevel.Error)];

    public LintLevels Read(Fields settings)
    {
        var levels = new SortedDictionary<string, Located<LintLevel>>(StringComparer.Ordinal);
        foreach (var (key, value) in settings.Mapping(Field)?.Entries ?? [])
        {
            if (ProblemWith(key.Value) is { } problem) diagnostics.Add(SettingsDiagnostics.InvalidLevel, key.Span, problem);
            else if (values.Choice(value, key.Value, s_levels) is { } level) levels[key.Value] = level with { Span = key.Span };
        }

        return new LintLevels(levels);
    }

    private static string? ProblemWith(string code)
    {
        if (DiagnosticCatalog.All.FirstOrDefault(known => known.Code == code) is { } descriptor)
            return descriptor.Severity == DiagnosticSeverity.Warning ? null : $"{code} is an error and stays one; only warnings have a level";
        // Words are compared in small letters.
        var meant = NearestWord.Of(code, DiagnosticCatalog.All.Where(known => known.Severity == DiagnosticSeverity.Warning).Select(known => known.Code.ToLowerInvariant()));
        return $"there is no diagnostic {Wording.Quote(code)}; {(meant is null ? "docs/diagnostics.md lists all" : $"did you mean '{meant.ToUpperInvariant()}'?")}";
    }
}
