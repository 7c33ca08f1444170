using SloRuleGen.Diagnostics;
using SloRuleGen.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SloRuleGen.Syntax;

/// <summary>Builds the tree of one document from the parser's events.</summary>
internal sealed class DocumentReader(SourceText source, YamlEvents events, AliasBudget aliases, DiagnosticBag diagnostics)
{
    private readonly AnchorTable _anchors = new(aliases, diagnostics);

    /// <summary>The root, or null if the document cannot be read to its end.</summary>
    public SyntaxNode? Read()
    {
        var root = events.Next() is { } first ? ReadNode(first, depth: 1) : null;
        return root is not null && events.Next() is DocumentEnd && !events.HasFailed ? root : null;
    }

    private SyntaxNode? ReadNode(ParsingEvent e, int depth)
    {
        if (e is AnchorAlias alias) return _anchors.Resolve(alias.Value.Value, PlaceOf(e), depth) ?? Nothing(alias);
        if (depth > SpecReader.MaxDepth)
        {
            events.Fail(SyntaxDiagnostics.TooDeep, PlaceOf(e), $"the nesting is deeper than {SpecReader.MaxDepth} levels, which no spec needs");
            return null;
        }

        var anchor = e is NodeEvent { Anchor.IsEmpty: false } named ? _anchors.Define(named.Anchor.Value) : null;
        SyntaxNode? node = e switch
        {
            Scalar scalar => ReadScalar(scalar),
            MappingStart start => ReadMapping(start, depth),
            SequenceStart start => ReadSequence(start, depth),
            _ => null,
        };
        if (anchor is not null) anchor.Node = node;
        return node;
    }

    private MappingSyntax? ReadMapping(MappingStart start, int depth)
    {
        CheckTag(start, "tag:yaml.org,2002:map");
        var mapping = new MappingBuilder(diagnostics);
        while (events.Next() is { } e)
        {
            if (e is MappingEnd)
            {
                var isFlow = start.Style == MappingStyle.Flow;
                // The parser gives a lone pair in a sequence, [a: 1], no place of its own.
                var isBracketed = isFlow && (depth == 1 || start.End.Index > 0);
                var span = isBracketed ? Bracketed(start, e) : mapping.FirstKey ?? PlaceOf(e);
                return new MappingSyntax(mapping.Entries, span) { IsFlow = isFlow };
            }

            if (ReadNode(e, depth + 1) is not { } key || events.Next() is not { } next) return null;
            if (next is MappingEnd)
            {
                // The parser drops the value behind a colon without a key, and names the place after the colon.
                var colon = Math.Max(0, events.StartOf(e) - 1);
                events.Fail(SyntaxDiagnostics.InvalidKey, source.Span(colon, colon + 1), MappingBuilder.MissingKey);
                return null;
            }

            if (ReadNode(next, depth + 1) is not { } value) return null;
            if (start.Style == MappingStyle.Block) CheckIndentation(e);
            mapping.Add(key, KeyPlace(key, e, next), value);
        }

        return null;
    }

    /// <summary>The parser lets tabs pass in some places; editors then disagree on what is indented how.</summary>
    private void CheckIndentation(ParsingEvent e)
    {
        var start = source.LineStart(source.PositionOf(events.StartOf(e)).Line);
        var blanks = source.Content.AsSpan(start, events.StartOf(e) - start);
        var tab = blanks[..^blanks.TrimStart(" \t").Length].IndexOf('\t');
        if (tab >= 0) diagnostics.Add(SyntaxDiagnostics.TabIndentation, source.Span(start + tab, start + tab + 1), YamlFailureExplainer.TabMessage);
    }

    private SourceSpan KeyPlace(SyntaxNode key, ParsingEvent e, ParsingEvent value)
    {
        if (e is AnchorAlias) return PlaceOf(e);
        if (key is not ScalarSyntax { IsNull: true, Value: "" }) return key.Span;
        // For a missing key the parser may name an earlier place: its colon is the one before the value.
        var colon = source.Content.LastIndexOf(':', Math.Max(0, events.StartOf(value) - 1));
        return colon < key.Span.Start ? key.Span : source.Span(colon, colon + 1);
    }

    private SequenceSyntax? ReadSequence(SequenceStart start, int depth)
    {
        CheckTag(start, "tag:yaml.org,2002:seq");
        var items = new List<SyntaxNode>();
        while (events.Next() is { } e)
        {
            if (e is SequenceEnd)
            {
                var isFlow = start.Style == SequenceStyle.Flow;
                var open = ContentStart(start);
                return new SequenceSyntax(items, isFlow ? Bracketed(start, e) : source.Span(open, open + 1)) { IsFlow = isFlow };
            }

            if (start.Style == SequenceStyle.Block) CheckIndentation(e);
            if (ReadNode(e, depth + 1) is not { } item) return null;
            items.Add(item);
        }

        return null;
    }

    private ScalarSyntax ReadScalar(Scalar e)
    {
        CheckTag(e, "tag:yaml.org,2002:str");
        var (start, end) = (ContentStart(e), ContentEnd(e));
        var isBlock = e.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        var map = ScalarMapper.Map(source, start, end, e.Style, e.Value);
        if (isBlock) end = Math.Max(start + 1, map.OffsetOf(e.Value.Length));
        var isPlain = e.Style == ScalarStyle.Plain && e.Tag.IsEmpty;
        return new ScalarSyntax(e.Value, isPlain, isPlain && IsNull(e.Value), map, source.Span(start, end))
        {
            Comment = isBlock ? null : CommentAfter(end),
        };
    }

    private static bool IsNull(string value) => value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>What stands in for an alias that stands for nothing, so that reading goes on.</summary>
    private ScalarSyntax Nothing(AnchorAlias alias)
    {
        var place = PlaceOf(alias);
        return new ScalarSyntax("", IsPlain: true, IsNull: true, new ScalarMap([], place.Start), place);
    }

    private SourceSpan? CommentAfter(int end)
    {
        var text = source.Content;
        var at = end;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at == end || at == text.Length || text[at] != '#' ? null : source.Span(at, source.LineEnd(at));
    }

    /// <summary>Text that starts with <c>!</c> is a tag for YAML. Only those are known that say what is so anyway, or that text is text.</summary>
    private void CheckTag(NodeEvent e, string expected)
    {
        if (e.Tag.IsEmpty || e.Tag.IsNonSpecific || e.Tag.Value == expected) return;
        var start = events.StartOf(e);
        var tag = start + Math.Max(0, source.Content.AsSpan(start).IndexOf('!'));
        var end = NodeProperties.SkipWord(source.Content, tag);
        diagnostics.Add(
            SyntaxDiagnostics.UnknownTag,
            source.Span(tag, end),
            $"the tag '{Excerpt.Of(source.Content.AsSpan(tag, end - tag))}' is not known here: leave it out, or put the text in quotes if it is meant as text");
    }

    private SourceSpan Bracketed(NodeEvent start, ParsingEvent end) => source.Span(ContentStart(start), events.StartOf(end) + 1);

    private int ContentStart(NodeEvent e) => NodeProperties.ContentStart(e, source.Content, events.StartOf(e));

    private int ContentEnd(Scalar e)
    {
        var start = ContentStart(e);
        var isEmpty = e.Value.Length == 0 && e.Style == ScalarStyle.Plain;
        return isEmpty ? start : Math.Max(start, events.EndOf(e));
    }

    private SourceSpan PlaceOf(ParsingEvent e) => source.Span(events.StartOf(e), Math.Max(events.StartOf(e), events.EndOf(e)));
}
