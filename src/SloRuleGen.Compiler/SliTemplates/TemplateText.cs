using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;

namespace SloRuleGen.SliTemplates;

/// <summary>What the text around a placeholder makes of an argument.</summary>
internal enum PlaceholderUse
{
    /// <summary>It is the whole text: the argument takes its place as it is, a list too.</summary>
    Whole,

    /// <summary>Within a string of PromQL: the argument is the text, whatever is in it.</summary>
    Text,

    /// <summary>Where a matcher may stand: the argument is a list of matchers, or nothing.</summary>
    Matchers,

    /// <summary>Anywhere else: the argument is a single word, a number or a duration.</summary>
    Word,
}

/// <summary>A stretch of a template's text: as it stands, or a placeholder.</summary>
/// <param name="Start">In the value of the scalar.</param>
/// <param name="Text">What it says; for a placeholder the parameter's name.</param>
/// <param name="Quote">With <see cref="PlaceholderUse.Text"/>: what the string is quoted with.</param>
internal sealed record TemplatePiece(int Start, int End, string Text, PlaceholderUse? Use = null, char Quote = '\0');

/// <summary>
/// Finds the placeholders of a text, <c>${name}</c>. <c>$${</c> stands for <c>${</c> itself. The rest is read as far
/// as it must be to know what a placeholder stands in: strings, braces, parentheses and comments of PromQL.
/// </summary>
internal sealed class TemplateText
{
    private const string Open = "${";
    private const string Escaped = "$${";

    private readonly ScalarSyntax _scalar;
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<TemplatePiece> _pieces = [];
    private int _at;
    private int _literal;
    private int _depth;
    private bool _inBraces;
    private char _quote;

    private TemplateText(ScalarSyntax scalar, DiagnosticBag diagnostics) => (_scalar, _text, _diagnostics) = (scalar, scalar.Value, diagnostics);

    /// <summary>In order and without gaps. What begins like a placeholder and is none is reported, and taken for text.</summary>
    public static IReadOnlyList<TemplatePiece> Read(ScalarSyntax scalar, DiagnosticBag diagnostics)
    {
        var text = new TemplateText(scalar, diagnostics);
        text.Read();
        return text._pieces;
    }

    public static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private void Read()
    {
        while (_at < _text.Length)
        {
            if (StartsWith(Escaped))
            {
                EndLiteral();
                Add(new TemplatePiece(_at, _at + Escaped.Length, Open));
            }
            else if (StartsWith(Open) && NameHere() is { } name)
            {
                EndLiteral();
                Add(Placeholder(name));
            }
            else
            {
                Step();
            }
        }

        EndLiteral();
    }

    private string? NameHere()
    {
        var start = _at + Open.Length;
        var end = _text.IndexOf('}', start);
        if (end > 0 && IsName(_text[start..end])) return _text[start..end];
        _diagnostics.Add(
            SliTemplateDiagnostics.UndeclaredParameter, _scalar.SpanOf(_at, start),
            "'${' begins a parameter such as ${job}, and here is none; write $${ for the characters themselves");
        return null;
    }

    private TemplatePiece Placeholder(string name)
    {
        var end = _at + Open.Length + name.Length + 1;
        var before = _text.AsSpan(0, _at).TrimEnd();
        var after = _text.AsSpan(end).TrimStart();
        var use = before.IsEmpty && after.IsEmpty ? PlaceholderUse.Whole
            : _quote != '\0' ? PlaceholderUse.Text
            : IsMatchersPlace(before, after) ? PlaceholderUse.Matchers
            : PlaceholderUse.Word;
        return new TemplatePiece(_at, end, name, use, _quote);
    }

    /// <summary>Between braces and commas; or between commas in a text that is a list of matchers, without braces.</summary>
    private bool IsMatchersPlace(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => _inBraces
        ? before[^1] is '{' or ',' && after is ['}' or ',', ..]
        : _depth == 0 && before is [] or [.., ','] && after is [] or [',', ..];

    /// <summary>Past one character of the text itself, with what it opens or closes.</summary>
    private void Step()
    {
        var c = _text[_at++];
        if (_quote != '\0')
        {
            if (c == '\\' && _quote != '`') _at = Math.Min(_at + 1, _text.Length);
            else if (c == _quote) _quote = '\0';
            return;
        }

        switch (c)
        {
            case '"' or '\'' or '`': _quote = c; break;
            case '{': _inBraces = true; break;
            case '}': _inBraces = false; break;
            case '(' or '[': _depth++; break;
            case ')' or ']': _depth--; break;
            case '#':
                var line = _text.AsSpan(_at).IndexOfAny('\r', '\n');
                _at = line < 0 ? _text.Length : _at + line;
                break;
        }
    }

    private bool StartsWith(string word) => _text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal);

    private void EndLiteral()
    {
        if (_at > _literal) _pieces.Add(new TemplatePiece(_literal, _at, _text[_literal.._at]));
    }

    private void Add(TemplatePiece piece)
    {
        _pieces.Add(piece);
        _at = _literal = piece.End;
    }
}
