namespace SloRuleGen.Syntax;

/// <summary>Reads literal and folded scalars again for the places of their characters.</summary>
internal static class BlockScalarReader
{
    /// <param name="start">The <c>|</c> or <c>&gt;</c>.</param>
    /// <returns>The end of the last line that has text.</returns>
    public static int Read(string text, int start, string value, bool isLiteral, ScalarMapBuilder builder)
    {
        var header = Line.At(text, start);
        var indent = IndentOf(text, header.Next, value);
        var end = header.End;

        // A break is held back until it is known what follows: text folds it, the scalar's end may chomp it.
        Line? heldBreak = null;
        var emptyLines = new List<Line>();
        var wasIndented = false;

        var line = Line.At(text, header.Next);
        for (; !builder.IsComplete && line.Start < text.Length; line = Line.At(text, line.Next))
        {
            var content = line.Start + Math.Min(indent, Spaces(text, line.Start));
            if (content == line.End)
            {
                emptyLines.Add(line);
                continue;
            }

            if (content - line.Start < indent) break;
            var isIndented = text[content] is ' ' or '\t';
            if (heldBreak is { } held)
            {
                if (isLiteral || wasIndented || isIndented) builder.Produced(1, held.End, held.Next);
                else if (emptyLines.Count == 0) builder.Produced(1, held.End, content);
            }

            AddBreaks(emptyLines);
            builder.Verbatim(content, line.End - content);
            end = line.End;
            heldBreak = line;
            wasIndented = isIndented;
        }

        if (heldBreak is { } last) AddBreaks([last]);
        AddBreaks(emptyLines);
        return end;

        void AddBreaks(List<Line> lines)
        {
            foreach (var empty in lines)
            {
                if (!builder.IsComplete) builder.Produced(1, empty.End, empty.Next);
            }

            lines.Clear();
        }
    }

    /// <summary>
    /// How many columns of each line are indentation. The header may say so, but relative to a parent
    /// that is not known here, so the value tells: it keeps the spaces beyond the indentation.
    /// </summary>
    private static int IndentOf(string text, int start, string value)
    {
        var leadingBreaks = value.Length - value.AsSpan().TrimStart('\n').Length;
        if (leadingBreaks == value.Length) return int.MaxValue;
        var first = Line.At(text, start);
        for (var i = 0; i < leadingBreaks; i++) first = Line.At(text, first.Next);
        return Math.Max(0, Spaces(text, first.Start) - Spaces(value, leadingBreaks));
    }

    private static int Spaces(string text, int start)
    {
        var at = start;
        while (at < text.Length && text[at] == ' ') at++;
        return at - start;
    }

    /// <param name="End">Before the line break.</param>
    /// <param name="Next">After the line break.</param>
    private readonly record struct Line(int Start, int End, int Next)
    {
        public static Line At(string text, int start)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0) return new Line(start, text.Length, text.Length);
            var end = start + length;
            return new Line(start, end, text.AsSpan(end).StartsWith("\r\n") ? end + 2 : end + 1);
        }
    }
}
