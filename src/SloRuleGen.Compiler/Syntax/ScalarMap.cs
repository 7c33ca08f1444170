using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>Maps offsets in a scalar's value to offsets in the file, both in UTF-16 units.</summary>
public sealed class ScalarMap
{
    private readonly ScalarRun[] _runs;
    private readonly int _end;

    /// <param name="runs">In order and without gaps: together they are the whole value.</param>
    /// <param name="end">Where the value ends in the file: before a closing quote, or after a block's last line of text.</param>
    internal ScalarMap(ScalarRun[] runs, int end)
    {
        _runs = runs;
        _end = end;
    }

    /// <summary>Where a unit of the value was written, or, past the last one, where the value ends.</summary>
    public int OffsetOf(int index) => Find(index) is { } run ? run.Offset(index) : _end;

    /// <summary>The place of a stretch of the value, whole escapes and line folds included.</summary>
    public SourceSpan SpanOf(SourceSpan scalar, int start, int end)
    {
        var (first, last) = StretchOf(start, end);
        return scalar with { Start = first, End = last };
    }

    internal (int Start, int End) StretchOf(int start, int end)
    {
        var first = OffsetOf(start);
        var last = end > start ? EndOf(end - 1) : first;
        return (first, Math.Max(first, last));
    }

    private int EndOf(int index) => Find(index) is { } run ? run.EndOffset(index) : _end;

    private ScalarRun? Find(int index)
    {
        var (low, high) = (0, _runs.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var run = _runs[middle];
            if (index < run.Start) high = middle - 1;
            else if (index >= run.Start + run.Length) low = middle + 1;
            else return run;
        }

        return null;
    }
}

/// <summary>A stretch of a value that comes from one stretch of the file.</summary>
/// <param name="Start">In the value.</param>
/// <param name="Length">In the value.</param>
/// <param name="SourceStart">In the file.</param>
/// <param name="SourceLength">In the file; for what was written verbatim the same as <paramref name="Length"/>.</param>
/// <param name="Verbatim">False for what escapes and line folds stand for: all of it maps to its start.</param>
internal readonly record struct ScalarRun(int Start, int Length, int SourceStart, int SourceLength, bool Verbatim)
{
    public int Offset(int index) => Verbatim ? SourceStart + index - Start : SourceStart;

    public int EndOffset(int index) => Verbatim ? Offset(index) + 1 : SourceStart + SourceLength;
}
