using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Model.Binding;

/// <summary>What a spec may say but no rules are made of: refused, so that it is never silently ignored.</summary>
internal static class NotGenerated
{
    private static readonly (Level Level, string Field, string What, Func<SyntaxNode, bool> Asks)[] s_fields =
    [
        (Level.Slo, "risks", "'risks'", _ => true),
    ];

    /// <summary>True if the field is one of these and asks for something; then that is reported.</summary>
    public static bool Refuse(Level level, EntrySyntax entry, DiagnosticBag diagnostics)
    {
        if (level == Level.Defaults) level = Level.Slo;
        var what = s_fields.FirstOrDefault(f => f.Level == level && f.Field == entry.Key.Value && f.Asks(entry.Value)).What;
        if (what is not null) Refuse(what, entry.Key.Span, diagnostics);
        return what is not null;
    }

    private static void Refuse(string what, SourceSpan span, DiagnosticBag diagnostics) =>
        diagnostics.Add(SpecDiagnostics.NotGenerated, span, $"{what} is not generated yet");
}
