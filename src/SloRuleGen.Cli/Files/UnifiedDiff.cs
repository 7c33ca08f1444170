using System.Text;

namespace SloRuleGen.Cli.Files;

/// <summary>Shows how one text differs from another, as <c>diff -u</c> does and <c>patch</c> reads.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Beyond so many changed lines the rest is shown as replaced as a whole, so that time and memory stay small.</summary>
    private const int MostChanges = 2000;

    private enum Kind
    {
        Same,
        Removed,
        Added,
    }

    /// <param name="Line">With its line break, if it has one.</param>
    private readonly record struct Edit(Kind Kind, string Line);

    /// <param name="oldText">Null where there is no such file.</param>
    /// <param name="newText">Null where there should be none.</param>
    /// <returns>The diff with LF line ends; empty if there is no difference.</returns>
    public static string Between(string name, string? oldText, string? newText)
    {
        if (oldText == newText) return "";
        var edits = EditsBetween(LinesOf(oldText), LinesOf(newText));
        var diff = new StringBuilder();
        diff.Append($"--- {(oldText is null ? "/dev/null" : name)}\n+++ {(newText is null ? "/dev/null" : name)}\n");
        foreach (var (start, end) in HunksOf(edits)) AppendHunk(diff, edits, start, end);
        return diff.ToString();
    }

    private static string[] LinesOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++) lines[i] += "\n";
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static List<Edit> EditsBetween(string[] a, string[] b)
    {
        var prefix = 0;
        while (prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix]) prefix++;
        var suffix = 0;
        while (suffix < a.Length - prefix && suffix < b.Length - prefix && a[^(suffix + 1)] == b[^(suffix + 1)]) suffix++;
        return
        [
            .. a[..prefix].Select(line => new Edit(Kind.Same, line)),
            .. ShortestEdits(a[prefix..^suffix], b[prefix..^suffix]),
            .. a[^suffix..].Select(line => new Edit(Kind.Same, line)),
        ];
    }

    /// <summary>Myers' greedy algorithm: for each number of changes, how far each diagonal gets.</summary>
    private static List<Edit> ShortestEdits(string[] a, string[] b)
    {
        var furthest = new int[2 * MostChanges + 3];
        const int Middle = MostChanges + 1;
        var history = new List<int[]>();
        for (var changes = 0; changes <= Math.Min(MostChanges, a.Length + b.Length); changes++)
        {
            history.Add(furthest[(Middle - changes - 1)..(Middle + changes + 2)]);
            for (var k = -changes; k <= changes; k += 2)
            {
                var down = k == -changes || (k != changes && furthest[Middle + k - 1] < furthest[Middle + k + 1]);
                var x = down ? furthest[Middle + k + 1] : furthest[Middle + k - 1] + 1;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k]) x++;
                furthest[Middle + k] = x;
                if (x >= a.Length && x - k >= b.Length) return Backtrack(a, b, history);
            }
        }

        return [.. a.Select(line => new Edit(Kind.Removed, line)), .. b.Select(line => new Edit(Kind.Added, line))];
    }

    private static List<Edit> Backtrack(string[] a, string[] b, List<int[]> history)
    {
        var edits = new List<Edit>();
        var (x, y) = (a.Length, b.Length);
        for (var changes = history.Count - 1; changes > 0; changes--)
        {
            var (furthest, middle) = (history[changes], changes + 1);
            var k = x - y;
            var down = k == -changes || (k != changes && furthest[middle + k - 1] < furthest[middle + k + 1]);
            var fromX = down ? furthest[middle + k + 1] : furthest[middle + k - 1];
            var fromY = fromX - (down ? k + 1 : k - 1);
            while (x > (down ? fromX : fromX + 1)) edits.Add(new Edit(Kind.Same, a[--x]));
            edits.Add(down ? new Edit(Kind.Added, b[fromY]) : new Edit(Kind.Removed, a[fromX]));
            (x, y) = (fromX, fromY);
        }

        while (x > 0) edits.Add(new Edit(Kind.Same, a[--x]));
        edits.Reverse();
        return edits;
    }

    /// <summary>Where changes stand, with the lines around them; what overlaps is one.</summary>
    private static List<(int Start, int End)> HunksOf(List<Edit> edits)
    {
        var hunks = new List<(int Start, int End)>();
        for (var i = 0; i < edits.Count; i++)
        {
            if (edits[i].Kind == Kind.Same) continue;
            var (start, end) = (Math.Max(0, i - Context), Math.Min(edits.Count, i + Context + 1));
            if (hunks.Count > 0 && start <= hunks[^1].End) hunks[^1] = (hunks[^1].Start, end);
            else hunks.Add((start, end));
        }

        return hunks;
    }

    private static void AppendHunk(StringBuilder diff, List<Edit> edits, int start, int end)
    {
        var before = edits[..start];
        var hunk = edits[start..end];
        diff.Append($"@@ -{RangeOf(before, hunk, Kind.Added)} +{RangeOf(before, hunk, Kind.Removed)} @@\n");
        foreach (var (kind, line) in hunk)
        {
            diff.Append(kind switch { Kind.Removed => '-', Kind.Added => '+', _ => ' ' }).Append(line);
            if (!line.EndsWith('\n')) diff.Append("\n\\ No newline at end of file\n");
        }
    }

    /// <summary>First line and count on one side. An empty range names the line before it.</summary>
    private static string RangeOf(List<Edit> before, List<Edit> hunk, Kind otherSide)
    {
        var first = before.Count(edit => edit.Kind != otherSide) + 1;
        var count = hunk.Count(edit => edit.Kind != otherSide);
        return count == 1 ? $"{first}" : $"{(count == 0 ? first - 1 : first)},{count}";
    }
}
