using System.Buffers;
using System.Globalization;
using System.Text;

namespace SloRuleGen.Text;

/// <param name="Value">Without quotes, and without blanks around it.</param>
/// <param name="Span">Where it stands, quotes included.</param>
internal sealed record CsvCell(string Value, SourceSpan Span);

/// <summary>
/// Comma-separated values as RFC 4180 has them. What a spreadsheet would take for a formula or a date is written behind an apostrophe, and read without it.
/// </summary>
internal static class CsvText
{
    private static readonly char[] s_separators = [',', ';', '\t'];

    private static readonly SearchValues<char> s_toQuote = SearchValues.Create(",;\"\n\r\t");

    private static readonly SearchValues<char> s_date = SearchValues.Create("0123456789/");

    /// <summary>Cells as a line, which has line breaks where quoted cells have some.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    /// <summary>The rows that have something in them. Cells are divided by commas; by semicolons or tabs where the first line has those and no comma.</summary>
    /// <param name="unclosed">Where a quote begins that is not closed; null for none.</param>
    public static IReadOnlyList<IReadOnlyList<CsvCell>> Rows(SourceText source, out SourceSpan? unclosed)
    {
        var (text, at, rows) = (source.Content, 0, new List<IReadOnlyList<CsvCell>>());
        var first = source.LineAt(1);
        var separator = Array.Find(s_separators, first.Contains) is var found && found != default ? found : s_separators[0];
        unclosed = null;
        while (at < text.Length && unclosed is null)
        {
            var row = new List<CsvCell>();
            do row.Add(Cell(source, separator, ref at, ref unclosed));
            while (at < text.Length && text[at++] == separator);
            if (at < text.Length && text[at - 1] == '\r' && text[at] == '\n') at++;
            if (row.Exists(cell => cell.Value.Length > 0)) rows.Add(row);
        }

        return rows;
    }

    /// <summary>Reads up to the separator or the end of the line.</summary>
    private static CsvCell Cell(SourceText source, char separator, ref int at, ref SourceSpan? unclosed)
    {
        var (text, start, value, quote, isBlank) = (source.Content, at, new StringBuilder(), -1, true);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quote >= 0 && c == '"' && source.CharAt(at + 1) == '"') value.Append(text[at++]);
            else if (quote >= 0 && c == '"') quote = -1;
            else if (quote >= 0) value.Append(c);
            else if (c == '"' && isBlank) quote = at;
            else if (c == separator || c is '\n' or '\r') break;
            else value.Append(c);
            isBlank &= char.IsWhiteSpace(c);
        }

        if (quote >= 0) unclosed = source.Span(quote, quote + 1);
        var raw = text.AsSpan(start, at - start);
        var left = raw.Length - raw.TrimStart().Length;
        return new CsvCell(WithoutApostrophe(value.ToString().Trim()), source.Span(start + left, Math.Max(start + left, start + raw.TrimEnd().Length)));
    }

    private static string Quoted(string cell)
    {
        if (IsFormula(cell) || IsDate(cell) || cell.StartsWith('\'')) cell = $"'{cell}";
        return !cell.AsSpan().ContainsAny(s_toQuote) ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string WithoutApostrophe(string cell) =>
        cell is ['\'', var next, ..] && (next == '\'' || char.IsAsciiDigit(next) || IsFormula(cell[1..])) ? cell[1..] : cell;

    /// <summary>Whether a spreadsheet may take it for a day, as it does a share such as 1/7.</summary>
    private static bool IsDate(string cell) => cell is [>= '0' and <= '9', ..] && cell.Contains('/') && !cell.AsSpan().ContainsAnyExcept(s_date);

    /// <summary>Whether a spreadsheet may take it for more than text; a negative number is one and no more.</summary>
    private static bool IsFormula(string cell) => cell switch
    {
        ['=' or '+' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] => true,
        ['-', ..] => !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
