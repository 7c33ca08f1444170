using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Allowing;

/// <summary>Finds the comments of a file that allow something, and reports what they cannot allow.</summary>
/// <param name="catalog">Every kind of mistake that there is.</param>
internal sealed class AllowCommentReader(SourceText source, ScalarPlaces scalars, IReadOnlyList<DiagnosticDescriptor> catalog, DiagnosticBag diagnostics)
{
    private const string Mark = "slogen:";
    private const string Line = "allow";
    private const string File = "allow-file";

    private readonly string _text = source.Content;

    /// <summary>The first line from this one on that holds more than a comment; 0 behind the last.</summary>
    private readonly Lazy<int[]> _nextContent = new(() => NextContent(source));

    /// <summary>False for nearly all files, which then cost no more.</summary>
    public static bool MayHaveAny(SourceText source) => source.Content.Contains(Mark, StringComparison.Ordinal);

    public IEnumerable<Allowance> Read()
    {
        for (var at = Find(0); at >= 0; at = Find(at + 1))
        {
            foreach (var allowance in ReadComment(at)) yield return allowance;
        }
    }

    /// <summary>The next <c>#</c> that begins such a comment; -1 if there is none.</summary>
    private int Find(int from)
    {
        for (var at = _text.IndexOf('#', from); at >= 0; at = _text.IndexOf('#', at + 1))
        {
            var word = SkipBlanks(at + 1);
            if (_text.AsSpan(word).StartsWith(Mark) && IsComment(at)) return at;
        }

        return -1;
    }

    private bool IsComment(int at)
    {
        if (at > 0 && _text[at - 1] is not (' ' or '\t' or '\r' or '\n')) return false;
        return scalars.At(at) is not { } scalar || (scalar.IsBlock() && at < source.LineEnd(scalar.Span.Start));
    }

    private IEnumerable<Allowance> ReadComment(int start)
    {
        var word = SkipBlanks(SkipBlanks(start + 1) + Mark.Length);
        var at = word;
        while (at < _text.Length && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] is '-' or '_')) at++;
        var directive = _text[word..at];
        if (directive is not (Line or File))
        {
            var help = NearestWord.Of(directive, [Line, File]) is { } meant ? $"did you mean '{meant}'?" : $"write '{Line}' or '{File}' and codes";
            Report(start, at, $"a comment for slogen says '{Line}' or '{File}', not {Wording.Quote(directive)}; {help}");
            return [];
        }

        var codes = ReadCodes(at);
        if (codes.Count == 0) Report(start, at, $"'{directive}' needs codes, such as '# {Mark} {directive} SLO217'");
        int? line = directive == File ? null : LineOf(start);
        return codes.Select(code => Allow(code, line)).OfType<Allowance>();
    }

    /// <summary>Codes between commas; what follows after them is for people.</summary>
    private List<SourceSpan> ReadCodes(int at)
    {
        var codes = new List<SourceSpan>();
        while (true)
        {
            var start = SkipBlanks(at);
            at = start;
            while (at < _text.Length && char.IsAsciiLetterOrDigit(_text[at])) at++;
            if (at == start) return codes;
            codes.Add(source.Span(start, at));
            at = SkipBlanks(at);
            if (at >= _text.Length || _text[at] != ',') return codes;
            at++;
        }
    }

    private Allowance? Allow(SourceSpan code, int? line)
    {
        var name = _text[code.Start..code.End];
        if (catalog.FirstOrDefault(known => known.Code.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } descriptor)
        {
            var meant = NearestWord.Of(name, catalog.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Code.ToLowerInvariant()));
            meant = meant?.ToUpperInvariant();
            Report(code.Start, code.End, $"there is no diagnostic {Wording.Quote(name)}{(meant is null ? "" : $"; did you mean {meant}?")}", meant);
            return null;
        }

        if (descriptor.Severity == DiagnosticSeverity.Warning && !AllowDiagnostics.All.Contains(descriptor)) return new Allowance(descriptor, code, line);
        var why = descriptor.Severity == DiagnosticSeverity.Error ? "is an error; only warnings can be" : "is about these comments themselves and cannot be";
        Report(code.Start, code.End, $"{descriptor.Code} {why} allowed");
        return null;
    }

    /// <summary>A comment behind something is about its own line, one that stands alone about the next line that holds something.</summary>
    private int LineOf(int comment)
    {
        var line = source.PositionOf(comment).Line;
        return _nextContent.Value[line];
    }

    private int SkipBlanks(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t') at++;
        return at;
    }

    private void Report(int start, int end, string message, string? meant = null) => diagnostics.Add(AllowDiagnostics.Unknown, source.Span(start, end), message, meant);

    private static int[] NextContent(SourceText source)
    {
        var next = new int[source.LineCount + 2];
        for (var line = source.LineCount; line > 0; line--)
        {
            var text = source.LineAt(line).AsSpan().TrimStart(" \t");
            next[line] = text.IsEmpty || text[0] == '#' ? next[line + 1] : line;
        }

        return next;
    }
}
