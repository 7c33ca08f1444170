using System.Text;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>A place in a text, and the place where the current token started.</summary>
internal sealed class CharReader(string text)
{
    /// <summary>Stands for the end of the text. The text itself cannot hold it unnoticed: see <see cref="AtEnd"/>.</summary>
    public const char End = '\uFFFF';

    private int _position;
    private int _start;

    public bool AtEnd => _position >= text.Length;

    /// <summary>The character here, or <see cref="End"/>. A U+FFFF in the text reads as U+FFFD, just as foreign.</summary>
    public char Current => At(0);

    public char Next => At(1);

    public string TokenText => text[_start.._position];

    public TextSpan TokenSpan => new(_start, _position);

    /// <summary>From the token's start over what was read of it, a whole character at least unless the text ends.</summary>
    public TextSpan ErrorSpan => new(_start, Math.Max(_position, Math.Min(text.Length, _start + WidthAt(_start))));

    public void StartToken() => _start = _position;

    public char At(int distance)
    {
        var index = _position + distance;
        if (index >= text.Length) return End;
        return text[index] == End ? '\uFFFD' : text[index];
    }

    public bool StartsWith(string word) => text.AsSpan(_position).StartsWith(word);

    public void Take(int length = 1) => _position = Math.Min(text.Length, _position + length);

    public void TakeWhile(Func<char, bool> isTaken)
    {
        while (!AtEnd && isTaken(text[_position])) _position++;
    }

    /// <summary>Takes the character here if it is one of these.</summary>
    public bool TryTake(ReadOnlySpan<char> set)
    {
        if (AtEnd || !set.Contains(text[_position])) return false;
        _position++;
        return true;
    }

    public bool IsOneOf(ReadOnlySpan<char> set) => !AtEnd && set.Contains(text[_position]);

    /// <summary>The first character from here on that is not skipped.</summary>
    public char FirstAfter(Func<char, bool> isSkipped)
    {
        var distance = 0;
        while (_position + distance < text.Length && isSkipped(text[_position + distance])) distance++;
        return At(distance);
    }

    /// <summary>The code point here; U+FFFD at the end and for half a surrogate pair.</summary>
    public Rune RuneHere => RuneAt(0);

    /// <summary>Takes a code point; half a surrogate pair is none.</summary>
    public bool TryTakeRune(out Rune rune)
    {
        if (AtEnd || !Rune.TryGetRuneAt(text, _position, out rune))
        {
            rune = default;
            return false;
        }

        _position += rune.Utf16SequenceLength;
        return true;
    }

    /// <summary>A code point as Prometheus shows it in messages.</summary>
    public string QuoteAt(int distance) => GoQuote.QuoteRune(RuneAt(distance));

    private Rune RuneAt(int distance)
    {
        var index = _position + distance;
        return index < text.Length && Rune.TryGetRuneAt(text, index, out var rune) ? rune : Rune.ReplacementChar;
    }

    private int WidthAt(int index) => index < text.Length && Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
}
