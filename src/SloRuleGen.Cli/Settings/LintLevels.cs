using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Settings;

internal enum LintLevel
{
    Off,
    Warning,
    Error,
}

/// <summary>Which warnings are not told of in a run, or count as errors.</summary>
/// <param name="ByCode">Codes of warnings.</param>
internal sealed record LintLevels(IReadOnlyDictionary<string, Located<LintLevel>> ByCode)
{
    public static readonly LintLevels None = new(new Dictionary<string, Located<LintLevel>>());

    /// <summary>What is left for users to read, after the comments in specs have allowed what they allow.</summary>
    public IReadOnlyList<Diagnostic> Apply(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(Apply).OfType<Diagnostic>()];

    private Diagnostic? Apply(Diagnostic diagnostic)
    {
        if (!ByCode.TryGetValue(diagnostic.Code, out var level)) return diagnostic;
        return level.Value switch
        {
            LintLevel.Off => null,
            LintLevel.Error => diagnostic with { IsRaised = true, Message = $"{diagnostic.Message} (an error by {Wording.Place(level.Span)})" },
            _ => diagnostic,
        };
    }
}
