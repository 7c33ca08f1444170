using SloRuleGen.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>How wide the columns of a table are.</summary>
internal static class TableWidths
{
    /// <summary>Words longer than this may be cut to make a column fit.</summary>
    private const int LongestWhole = 20;

    /// <summary>As wide as the longest cells, and where that is too much in all, the widest columns made narrower.</summary>
    /// <param name="rows">Rows of as many cells each.</param>
    /// <param name="width">The columns of the terminal; null for no limit.</param>
    /// <param name="isWrapped">Whether some cells take more lines than they have.</param>
    /// <returns>Null where words would have to be cut.</returns>
    public static IReadOnlyList<int>? Of(IReadOnlyList<IReadOnlyList<string>> rows, int? width, out bool isWrapped)
    {
        var natural = Widest(rows, cell => cell.Split('\n'));
        var room = width - (3 * natural.Length + 1) ?? int.MaxValue;
        isWrapped = natural.Sum() > room;
        if (!isWrapped) return natural;
        var least = Widest(rows, cell => cell.Split('\n', ' ')).Select(longest => Math.Min(longest, LongestWhole)).ToArray();
        if (least.Sum() > room) return null;
        while (natural.Sum() > room)
        {
            var widest = Enumerable.Range(0, natural.Length).Where(i => natural[i] > least[i]).MaxBy(i => natural[i]);
            natural[widest]--;
        }

        return natural;
    }

    private static int[] Widest(IReadOnlyList<IReadOnlyList<string>> rows, Func<string, string[]> pieces) =>
        [.. Enumerable.Range(0, rows[0].Count).Select(i => rows.Max(row => pieces(row[i]).Max(piece => DisplayWidth.Of(piece))))];
}
