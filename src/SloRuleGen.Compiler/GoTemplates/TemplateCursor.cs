using System.Text;

namespace SloRuleGen.GoTemplates;

/// <summary>A place in a template, and what stands there.</summary>
internal sealed class TemplateCursor(string text)
{
    private const string RightDelimiter = "}}";

    /// <summary>From 0 up to the length of the text.</summary>
    public int Position { get; set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>False if a letter follows, which is passed over too. What is passed over need not be a number yet.</summary>
    public bool SkipNumber()
    {
        SkipOne("+-");
        var digits = "0123456789_";
        if (SkipOne("0"))
        {
            if (SkipOne("xX")) digits = "0123456789abcdefABCDEF_";
            else if (SkipOne("oO")) digits = "01234567_";
            else if (SkipOne("bB")) digits = "01_";
        }

        SkipAll(digits);
        if (SkipOne(".")) SkipAll(digits);
        var exponent = digits.Length switch { 11 => "eE", 23 => "pP", _ => "" };
        if (SkipOne(exponent))
        {
            SkipOne("+-");
            SkipAll("0123456789_");
        }

        SkipOne("i");
        if (!IsNameAt(Position)) return true;
        Position += WidthAt(Position);
        return false;
    }

    public void SkipName()
    {
        while (IsNameAt(Position)) Position += WidthAt(Position);
    }

    /// <summary>How long what closes an action is here, with the minus that trims the text behind it; 0 if nothing does.</summary>
    public int LengthOfRightDelimiter =>
        IsSpaceAt(Position) && IsAt('-', Position + 1) && StartsWith(RightDelimiter, Position + 2) ? 4
        : StartsWith(RightDelimiter, Position) ? 2
        : 0;

    public bool IsAtTerminator =>
        Position >= text.Length || IsSpaceAt(Position) || text[Position] is '.' or ',' or '|' or ':' or '(' or ')' || StartsWith(RightDelimiter, Position);

    public bool StartsWith(string word, int at) => at <= text.Length && text.AsSpan(at).StartsWith(word);

    public bool IsAt(char c, int at) => at < text.Length && text[at] == c;

    public bool IsSpaceAt(int at) => at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n';

    /// <summary>At the end of the text too, where a point is the beginning of a number that is not there.</summary>
    public bool IsDigitAt(int at) => at >= text.Length || char.IsAsciiDigit(text[at]);

    public int WidthAt(int at) => at >= text.Length ? 0 : Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;

    private bool IsNameAt(int at) =>
        at < text.Length && (text[at] == '_' || (Rune.TryGetRuneAt(text, at, out var rune) && (Rune.IsLetter(rune) || Rune.IsDigit(rune))));

    private bool SkipOne(string set)
    {
        if (Position >= text.Length || !set.Contains(text[Position])) return false;
        Position++;
        return true;
    }

    private void SkipAll(string set)
    {
        while (SkipOne(set))
        {
        }
    }
}
