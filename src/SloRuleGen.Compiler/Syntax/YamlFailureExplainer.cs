using System.Buffers;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>
/// Says what is wrong where the YAML parser gave up: in most specs that is PromQL without quotes,
/// a line with the wrong indentation, or something that is not closed.
/// </summary>
internal static class YamlFailureExplainer
{
    public const string TabMessage = "a tab cannot indent a line in YAML: use spaces";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

    // The order matters: a fault that names itself comes before what is told from the text around it.
    private static readonly Func<YamlFailure, YamlExplanation?>[] Explanations =
    [
        Tab, QuoteNeverClosed, Escape, CommentWithoutSpace, ColonInText, TextAfterQuote, BracketInBracketedText, TextAfterBrackets,
        BracketNeverClosed, CannotStartText, AnchorOrTag, Block, ListInLine, TextAfterComment, WrongLine, WrongDocument,
    ];

    public static YamlExplanation Explain(YamlFailure failure) =>
        Explanations.Select(explain => explain(failure)).FirstOrDefault(e => e is not null)
        ?? Invalid(failure.At(failure.Start, Math.Max(failure.Start, failure.End)), InItsOwnWords(failure.Message));

    public static YamlExplanation QuoteNotClosedOnLine(SourceSpan quote) =>
        Invalid(quote, "the quote that opens here is not closed on this line, and the next line is not indented as part of the text");

    public static YamlExplanation CannotStart(SourceText source, int at) =>
        Unquoted(source.Span(at, at + 1), $"text cannot start with '{source.CharAt(at)}' in YAML: put it in quotes");

    private static string InItsOwnWords(string message) => message.Length == 0
        ? "this cannot be read as YAML"
        : $"this cannot be read as YAML: {char.ToLowerInvariant(message[0])}{message[1..].TrimEnd('.')}";

    private static YamlExplanation? Tab(YamlFailure f) => f.Says("tab")
        ? new(SyntaxDiagnostics.TabIndentation, f.At(f.End), TabMessage)
        : null;

    private static YamlExplanation? QuoteNeverClosed(YamlFailure f)
    {
        if (f.Says("wrong indentation")) return QuoteNotClosedOnLine(f.At(f.Start));
        return f.Says("quoted scalar, found unexpected") ? Invalid(f.At(f.Start), "the quote that opens here is never closed") : null;
    }

    private static YamlExplanation? Escape(YamlFailure f)
    {
        if (f.Says("unknown escape"))
        {
            var end = Math.Min(f.End + 2, f.PartEnd);
            if (end < f.PartEnd && char.IsLowSurrogate(f.Text[end])) end++;
            var written = Excerpt.Of(f.Text.AsSpan(f.End, end - f.End));
            return Invalid(f.At(f.End, end), $"'{written}' is no escape in double quotes: write '\\{written}' for a backslash, or use single quotes");
        }

        if (!f.Says("hexadecimal") && !f.Says("Unicode") && f.Message.Length > 0) return null;
        var start = f.Text.LastIndexOf('\\', Math.Max(0, f.End - 1));
        if (start < f.PartStart || f.End - start > "\\U12345678".Length || f.Source.CharAt(start + 1) is not ('x' or 'u' or 'U')) return null;
        var after = Math.Min(start + 2, f.PartEnd);
        while (after < f.PartEnd && after < start + 10 && char.IsAsciiHexDigit(f.Text[after])) after++;
        // The first half of a surrogate pair is wrong only together with what follows it.
        if (start >= 6 && f.Text.AsSpan(start - 6, 3).Equals("\\ud", StringComparison.OrdinalIgnoreCase)) start -= 6;
        return Invalid(f.At(start, after), $"'{f.Text[start..after]}' is no Unicode character: \\x takes 2 hexadecimal digits, \\u takes 4 and \\U takes 8");
    }

    private static YamlExplanation? ColonInText(YamlFailure f)
    {
        if (!f.Says("invalid mapping") && !f.Says("Mapping values are not allowed")) return null;
        var head = f.Text.AsSpan(f.LineStart, f.Start - f.LineStart).TrimStart(" \t-");
        var first = f.Start - head.Length;
        if (f.IsAtStart && f.Says("multiline"))
            return KeyWithoutColon(f);
        if (head.IsWhiteSpace())
            return Invalid(f.At(f.Start), "this ':' must stand on the line of its key");
        if (f.LastScalar is { } last && last.Start < f.LineStart && head.IndexOfAnyExcept(NameCharacters) < 0)
            return Invalid(f.At(first, f.Start), $"'{Excerpt.Of(head)}' is indented as if it belonged to the text above it: indent it like the other keys");
        var line = f.Text.AsSpan(f.LineStart, f.LineEnd - f.LineStart);
        var advice = UnquotedText.LooksLikePromQL(line) ? "quote the PromQL: without quotes" : "put the text in quotes: without them";
        return Unquoted(f.At(f.Start), $"{advice}, ': ' begins a YAML mapping");
    }

    /// <summary>The text of a document's first lines ran on into a line that has a key.</summary>
    private static YamlExplanation KeyWithoutColon(YamlFailure f)
    {
        var line = f.Source.PositionOf(f.PartStart).Line;
        while (f.Source.LineStart(line + 1) < f.LineStart && !IsText(f.Source.LineAt(line))) line++;
        var text = f.Source.LineAt(line);
        var start = f.Source.LineStart(line) + text.Length - text.TrimStart().Length;
        return Invalid(f.At(start, f.Source.LineEnd(start)), $"'{Excerpt.Of(text.Trim())}' has no ':' behind its key: write 'key: value'");

        static bool IsText(string line) => line.TrimStart() is not ("" or ['#', ..] or ['%', ..] or ['-', '-', '-', ..]);
    }

    private static YamlExplanation? TextAfterQuote(YamlFailure f)
    {
        if (f.LastScalar is not { } last || last.End == last.Start || f.Text[last.End - 1] is not ('"' or '\'') || f.Text[last.End - 1] != f.Text[last.Start])
            return null;
        if (f.Character is '\0' or '\r' or '\n' || !f.IsBlank(last.End, f.Start)) return null;
        if (f.OpenBracket is not null && f.Start > last.End) return null;
        var subject = UnquotedText.LooksLikePromQL(f.Text.AsSpan(last.Start, f.LineEnd - last.Start)) ? "quote the PromQL as a whole" : "quote it as a whole";
        var inner = f.Text[last.Start] == '"' ? "\\\"" : "''";
        return Unquoted(f.At(f.Start), $"the text goes on after its closing quote: {subject}, with {inner} for a quote inside it");
    }

    private static YamlExplanation? BracketInBracketedText(YamlFailure f) =>
        f.OpenBracket < f.Start && f.Character is '{' or '[' && NameCharacters.Contains(f.Text[f.Start - 1])
            ? Unquoted(f.At(f.Start), UnquotedText.CutInBrackets(f.Character))
            : null;

    private static YamlExplanation? TextAfterBrackets(YamlFailure f)
    {
        if (f.LastBrackets is not { } last || f.Character is '\0' or '\r' or '\n' || !f.IsBlank(last.End, f.Start)) return null;
        return UnquotedText.LooksLikePromQL(f.Text.AsSpan(last.Start, last.End - last.Start))
            ? Unquoted(f.At(last.Start, last.End), UnquotedText.StartsWithBrace)
            : Invalid(f.At(f.Start), $"nothing can follow the closing '{f.Text[last.End - 1]}' here");
    }

    private static YamlExplanation? BracketNeverClosed(YamlFailure f)
    {
        if (f.OpenBracket is not { } open) return null;
        if (IsClosed(f, open))
            return Invalid(f.At(f.Start), $"',' or '{Closing(f.Text[open])}' is expected here");
        return UnquotedText.LooksLikePromQL(f.Text.AsSpan(open, f.Source.LineEnd(open) - open))
            ? Unquoted(f.At(open), UnquotedText.StartsWithBrace)
            : Invalid(f.At(open), $"the '{f.Text[open]}' that opens here is never closed");
    }

    private static YamlExplanation? CannotStartText(YamlFailure f)
    {
        if (f.Says("node content") && f.Character is '}' or ']' or ',')
            return Invalid(f.At(f.Start), $"nothing is open here that '{f.Character}' could end; if it is meant as text, put it in quotes");
        return f.Says("cannot start any token") || f.Says("Mapping keys are not allowed")
            ? CannotStart(f.Source, f.Start)
            : null;
    }

    private static YamlExplanation? AnchorOrTag(YamlFailure f)
    {
        var kind = f.Character switch { '*' => "an alias", '&' => "an anchor", '!' => "a tag", _ => null };
        return kind is not null && (f.Says("anchor") || f.Says("tag"))
            ? Unquoted(f.At(f.Start), $"what starts with '{f.Character}' is {kind} for YAML, and this is none: put it in quotes if it is meant as text")
            : null;
    }

    private static YamlExplanation? Block(YamlFailure f)
    {
        if (f.Says("first line") || f.Says("first content line"))
            return Invalid(f.At(f.Start), "an empty line at the start of a block has more spaces than the text below it: remove them");
        return f.Says("block scalar")
            ? Invalid(f.At(f.Start), $"after '{f.Character}' the text must start on the next line; if '{f.Character}' is part of the text, put it in quotes")
            : null;
    }

    private static YamlExplanation? ListInLine(YamlFailure f) => f.Says("sequence entries are not allowed")
        ? Invalid(f.At(f.Start), "a list must start on a line of its own below its key; if '-' is part of the text, put it in quotes")
        : null;

    private static YamlExplanation? CommentWithoutSpace(YamlFailure f) => f.Says("invalid comment")
        ? Invalid(f.At(Math.Max(f.Start, f.End)), "a comment needs a space before its '#'; if '#' is part of the text, put it in quotes")
        : null;

    private static YamlExplanation? TextAfterComment(YamlFailure f)
    {
        if (f.LastScalar is not { } last || f.Source.CharAt(last.Start) is '"' or '\'' || !f.IsFirstOnLine) return null;
        var lineEnd = f.Source.LineEnd(last.End);
        var comment = f.Text.AsSpan(last.End, lineEnd - last.End).IndexOf('#');
        if (comment < 0 || f.OpenColumn >= f.Start - f.LineStart) return null;
        return UnquotedText.IsUnfinished(f.Text.AsSpan(last.Start, last.End - last.Start))
            ? Unquoted(f.At(last.End + comment, lineEnd), UnquotedText.CutByComment)
            : Invalid(f.At(f.Start), "text cannot go on after a comment: put it in quotes, or in a block that starts with '|'");
    }

    private static YamlExplanation? WrongLine(YamlFailure f)
    {
        if (!f.IsFirstOnLine || f.OpenColumn is not { } column) return null;
        var end = f.Start + f.Text.AsSpan(f.Start, f.LineEnd - f.Start).TrimEnd().Length;
        var place = f.At(f.Start, end);
        var isItem = f.Text.AsSpan(f.Start, end - f.Start).StartsWith("- ") || f.Text.AsSpan(f.Start, end - f.Start) is "-";
        var indentation = f.Start - f.LineStart;
        if (indentation != column)
            return Invalid(place, $"the line is indented by {indentation} {(indentation == 1 ? "space" : "spaces")}, which fits no line above it");
        if (f.IsInSequence) return Invalid(place, "a list goes on here: start the line with '- ', or indent it more or less");
        return isItem
            ? Invalid(place, "a list item cannot stand among keys: indent it below the key that it belongs to")
            : Invalid(place, $"'{Excerpt.Of(f.Text.AsSpan(f.Start, end - f.Start))}' is no key with a value: write 'key: value', or indent it as part of the text above");
    }

    private static YamlExplanation? WrongDocument(YamlFailure f)
    {
        if (f.Says("incompatible"))
        {
            var directive = Math.Max(f.PartStart, f.Text.LastIndexOf("%YAML", f.Start, StringComparison.Ordinal));
            return Invalid(f.At(directive, f.Source.LineEnd(directive)), "only YAML 1.2 and what is like it is understood: leave this line out");
        }

        return f.Says("<document end>") || f.Says("<document start>")
            ? Invalid(f.At(f.Start, f.LineEnd), "this cannot follow what stands above it: a document is one mapping, and the next one starts with '---'")
            : null;
    }

    /// <summary>Whether a bracket has its counterpart. Quotes count only where a scalar can start.</summary>
    private static bool IsClosed(YamlFailure f, int open)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = open; i < f.PartEnd; i++)
        {
            var c = f.Text[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'' && f.Text[i - 1] is ' ' or ',' or '[' or '{' or ':') quote = c;
            else if (c is '[' or '{') depth++;
            else if (c is ']' or '}' && --depth == 0) return true;
        }

        return false;
    }

    private static char Closing(char open) => open == '{' ? '}' : ']';

    private static YamlExplanation Invalid(SourceSpan span, string message) => new(SyntaxDiagnostics.InvalidYaml, span, message);

    private static YamlExplanation Unquoted(SourceSpan span, string message) => new(SyntaxDiagnostics.UnquotedText, span, message);
}

internal sealed record YamlExplanation(DiagnosticDescriptor Descriptor, SourceSpan Span, string Message);
