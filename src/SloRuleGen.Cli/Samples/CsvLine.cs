using System.Text;

namespace SloRuleGen.Cli.Samples;

/// <summary>Cells of comma-separated values, as RFC 4180 has them, within one line.</summary>
internal static class CsvLine
{
    /// <returns>Null where a quote is not closed.</returns>
    public static List<string>? Read(string line)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (isQuoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"' && (isQuoted || cell.ToString().Trim().Length == 0)) isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted) Add();
            else cell.Append(line[i]);
        }

        Add();
        return isQuoted ? null : cells;

        void Add()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }
}
