using System.Globalization;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>Refuses what is no text to read as YAML, before any parser sees it.</summary>
internal static class SourceGuard
{
    public static bool Accepts(SourceText source, DiagnosticBag diagnostics)
    {
        if (source.Content.Length > SpecReader.MaxLength)
        {
            diagnostics.Add(
                SyntaxDiagnostics.TooLong,
                source.Span(0, 0),
                $"the file has {source.Content.Length} characters; a spec may have {SpecReader.MaxLength}: split it into several files");
            return false;
        }

        var at = FindRefused(source.Content);
        if (at < 0) return true;
        diagnostics.Add(SyntaxDiagnostics.InvalidCharacter, source.Span(at, at + 1), Explain(source.Content[at]));
        return false;
    }

    private static int FindRefused(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (IsRefused(text[i])) return i;
        }

        return -1;
    }

    /// <summary>Unprintable for YAML, or an invisible line break: YAML 1.1 takes those for breaks, YAML 1.2 for text.</summary>
    private static bool IsRefused(char c) => c switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => true,
        _ => char.IsSurrogate(c),
    };

    private static string Explain(char c)
    {
        var code = ((int)c).ToString("X4", CultureInfo.InvariantCulture);
        return c switch
        {
            '\0' => "the file holds a NUL character: it is not a text file in UTF-8",
            '\uFEFF' => "a byte order mark (U+FEFF) may only stand at the start of a file: remove it",
            '\u0085' or '\u2028' or '\u2029' =>
                $"the invisible line break U+{code} is read differently by different programs: use an ordinary one, or \\u{code} in double quotes",
            _ when char.IsSurrogate(c) => $"U+{code} is half of a surrogate pair: the file is not valid Unicode",
            _ => $"the control character U+{code} may not stand in YAML: remove it, or write \\u{code} in double quotes",
        };
    }
}
