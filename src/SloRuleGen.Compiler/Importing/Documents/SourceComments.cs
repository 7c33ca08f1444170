using SloRuleGen.Allowing;
using SloRuleGen.Importing.Native;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Documents;

/// <summary>Finds the comments that stand beside the fields of a file.</summary>
internal sealed class SourceComments
{
    private readonly SourceText _source;
    private readonly ScalarPlaces _scalars;

    public SourceComments(SourceText source, IEnumerable<DocumentSyntax> documents) => (_source, _scalars) = (source, ScalarPlaces.Of(documents));

    /// <summary>Those on the lines before the field, if it begins its line, and the one behind it.</summary>
    public FieldComments Of(EntrySyntax entry) => new(Above(entry.Key.Span.Start, isOfItem: false), Behind(entry));

    /// <summary>Those on the lines before an item of a list.</summary>
    public FieldComments OfItem(SyntaxNode item) => new(Above(item.Span.Start, isOfItem: true), item is ScalarSyntax scalar ? BehindNode(scalar) : null);

    /// <summary>Those above the first field of a document.</summary>
    public IReadOnlyList<string> Head(DocumentSyntax document)
    {
        if (document.Root is not MappingSyntax { Entries: [var first, ..] }) return [];
        var lines = new List<string>();
        for (var line = _source.PositionOf(first.Key.Span.Start).Line - 1; line > 0; line--)
        {
            var text = _source.LineAt(line).Trim();
            if (text.StartsWith('#') && !IsInScalar(line)) lines.Insert(0, text);
            else if (text.Length > 0 && text != "---") break;
        }

        return [.. lines.Where(IsForReaders)];
    }

    private List<string> Above(int offset, bool isOfItem)
    {
        var line = _source.PositionOf(offset).Line;
        var before = _source.Content.AsSpan(_source.LineStart(line), offset - _source.LineStart(line));
        if (before.Trim(isOfItem ? " \t-" : " \t").Length > 0) return [];
        var lines = new List<string>();
        while (--line > 0 && _source.LineAt(line).Trim() is ['#', ..] text && !IsInScalar(line)) lines.Insert(0, text);
        return [.. lines.Where(IsForReaders)];
    }

    private string? Behind(EntrySyntax entry) => entry.Value switch
    {
        ScalarSyntax scalar when scalar.IsBlock() => After(HeaderEnd(scalar.Span.Start)),
        ScalarSyntax { IsNull: true, Value: "" } => After(KeyEnd(entry.Key.Span.End)),
        ScalarSyntax scalar => BehindNode(scalar),
        MappingSyntax { IsFlow: true } or SequenceSyntax { IsFlow: true } => After(entry.Value.Span.End),
        _ => After(KeyEnd(entry.Key.Span.End)),
    };

    private string? BehindNode(ScalarSyntax scalar) => scalar.Comment is { } comment ? TextOf(comment.Start) : null;

    private int KeyEnd(int end) => _source.CharAt(end) == ':' ? end + 1 : end;

    private int HeaderEnd(int start)
    {
        while (_source.CharAt(start) is not (' ' or '\t' or '\r' or '\n' or '\0')) start++;
        return start;
    }

    private string? After(int end)
    {
        var at = end;
        while (_source.CharAt(at) is ' ' or '\t') at++;
        return at > end && _source.CharAt(at) == '#' ? TextOf(at) : null;
    }

    private string? TextOf(int start)
    {
        var text = _source.Content[start.._source.LineEnd(start)].Trim();
        return IsForReaders(text) ? text : null;
    }

    private bool IsInScalar(int line)
    {
        var text = _source.LineAt(line);
        return _scalars.At(_source.LineStart(line) + text.Length - text.TrimStart().Length) is not null;
    }

    /// <summary>Not what tells an editor the schema of the other format, or allows warnings of the import.</summary>
    private static bool IsForReaders(string comment) =>
        !comment.Contains("yaml-language-server:", StringComparison.Ordinal) && !comment.Contains("slogen: allow SLO5", StringComparison.Ordinal)
        && !comment.Contains("slogen: allow-file SLO5", StringComparison.Ordinal);
}
