using System.Text;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Re2;

/// <summary>A place in a pattern, and the first error found in it, after which parsing ends.</summary>
internal sealed class Re2Reader(string pattern)
{
    public const int End = -1;

    public int Position { get; private set; }

    public string? Error { get; private set; }

    /// <summary>True if something was met of which a <see cref="RegexTree"/> cannot tell what it matches.</summary>
    public bool IsUntold { get; private set; }

    public bool AtEnd => Position >= pattern.Length;

    public int Length => pattern.Length;

    /// <summary>A character ahead, or NUL behind the end: it means nothing in a pattern, as the end does.</summary>
    public char Peek(int distance = 0) => Position + distance < pattern.Length ? pattern[Position + distance] : '\0';

    public bool StartsWith(string text) => pattern.AsSpan(Position).StartsWith(text, StringComparison.Ordinal);

    public void Skip(int count) => Position += count;

    /// <summary>The distance of a text from here, negative if it does not follow.</summary>
    public int DistanceTo(string text) => pattern.AsSpan(Position).IndexOf(text);

    /// <summary>The place of a text from a position on; <see cref="int.MaxValue"/> if there is none.</summary>
    public int IndexOf(string text, int start) => pattern.IndexOf(text, start, StringComparison.Ordinal) is >= 0 and var index ? index : int.MaxValue;

    public string Ahead(int length) => pattern.Substring(Position, length);

    /// <summary>Takes a code point; <see cref="End"/> where there is none. False for bytes that are no UTF-8.</summary>
    public bool TryTakeRune(out int rune)
    {
        rune = End;
        if (AtEnd) return true;
        if (!Rune.TryGetRuneAt(pattern, Position, out var found)) return FailUtf8(Position);
        rune = found.Value;
        Position += found.Utf16SequenceLength;
        return true;
    }

    /// <summary>Notes bytes that are no UTF-8, if there are any in so much of what is ahead; true if there are none.</summary>
    public bool CheckUtf8(int length)
    {
        for (var i = Position; i < Position + length; i++)
        {
            if (!char.IsSurrogate(pattern[i])) continue;
            if (!Rune.TryGetRuneAt(pattern, i, out _)) return FailUtf8(i);
            i++;
        }

        return true;
    }

    private bool FailUtf8(int start) => Fail("invalid UTF-8", start, pattern.Length);

    /// <summary>Notes an error about a stretch of the pattern; always false.</summary>
    public bool Fail(string problem, int start, int end)
    {
        var about = string.Concat(pattern[start..end].EnumerateRunes());
        Error ??= $"error parsing regexp: {problem}: `{about}`";
        return false;
    }

    public void NoteUntold() => IsUntold = true;

    public bool FailAbout(string problem, int start) => Fail(problem, start, Position);
}
