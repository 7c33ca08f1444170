using SloRuleGen.Diagnostics;
using SloRuleGen.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SloRuleGen.Syntax;

/// <summary>The parser's events for a part of a file. Whatever the parser throws ends them, as a diagnostic.</summary>
internal sealed class YamlEvents
{
    private readonly SourceText _source;
    private readonly int _start;
    private readonly int _end;
    private readonly DiagnosticBag _diagnostics;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Punctuation _punctuation;
    private readonly Stack<NodeEvent> _open = new();
    private NodeEvent? _closed;
    private ParsingEvent? _last;

    public YamlEvents(SourceText source, int start, int end, DiagnosticBag diagnostics)
    {
        (_source, _start, _end, _diagnostics) = (source, start, end, diagnostics);
        _punctuation = new Punctuation(source, start);
        _scanner = new Scanner(new StringReader(source.Content[start..end]), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>The rest cannot be read; a diagnostic says why.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The next event, or null at the end or after a failure.</summary>
    public ParsingEvent? Next()
    {
        if (HasFailed) return null;
        try
        {
            return _parser.MoveNext() ? Follow(_parser.Current!) : null;
        }
        catch (YamlException exception)
        {
            // Some come without a position: then the scanner's is the nearest.
            if (exception.End.Index > 0) Fail(exception.Start, exception.End, exception.Message);
            else Fail(_scanner.CurrentPosition, _scanner.CurrentPosition, exception.Message);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser has these for some malformed texts: a bracket that is never closed, half a surrogate pair.
            Fail(_scanner.CurrentPosition, _scanner.CurrentPosition, "");
        }

        return null;
    }

    /// <summary>Ends the reading for a reason of the caller's.</summary>
    public void Fail(DiagnosticDescriptor descriptor, SourceSpan span, string message)
    {
        HasFailed = true;
        _diagnostics.Add(descriptor, span, message);
    }

    /// <summary>Where an event starts in the file.</summary>
    public int StartOf(ParsingEvent e) => Offset(e.Start);

    public int EndOf(ParsingEvent e) => Offset(e.End);

    private ParsingEvent? Follow(ParsingEvent e)
    {
        _closed = null;
        if (Check(e) is { } fault)
        {
            Fail(fault.Descriptor, fault.Span, fault.Message);
            return null;
        }

        if (e is MappingStart or SequenceStart) _open.Push((NodeEvent)e);
        else if (e is MappingEnd or SequenceEnd) _closed = _open.Pop();
        return _last = e;
    }

    private YamlExplanation? Check(ParsingEvent e) => e switch
    {
        StreamEnd => _punctuation.BeforeEnd(_end),
        AnchorAlias => _punctuation.BeforeText(StartOf(e), EndOf(e), isPlain: false),
        Scalar { Style: ScalarStyle.Plain, Value.Length: 0 } => null,
        Scalar scalar => _punctuation.BeforeText(ContentStart(scalar), EndOf(e), scalar.Style == ScalarStyle.Plain) ?? CheckIndentation(scalar),
        _ => null,
    };

    /// <summary>The parser checks only double-quoted text for this; in single quotes a forgotten quote would swallow the keys below.</summary>
    private YamlExplanation? CheckIndentation(Scalar e)
    {
        if (e.Style != ScalarStyle.SingleQuoted || !_open.TryPeek(out var open) || IsFlow(open)) return null;
        var (first, last) = (_source.PositionOf(ContentStart(e)).Line, _source.PositionOf(EndOf(e) - 1).Line);
        for (var line = first + 1; line <= last; line++)
        {
            var start = _source.LineStart(line);
            var indentation = _source.Content.AsSpan(start).IndexOfAnyExcept(' ', '\t');
            if (indentation < open.Start.Column && _source.CharAt(start + indentation) is not ('\r' or '\n'))
                return YamlFailureExplainer.QuoteNotClosedOnLine(_source.Span(ContentStart(e), ContentStart(e) + 1));
        }

        return null;
    }

    private void Fail(Mark start, Mark end, string message)
    {
        // A lone pair in a sequence, [a: 1], has no bracket of its own.
        var bracket = _open.FirstOrDefault(e => IsFlow(e) && _source.CharAt(ContentStart(e)) is '[' or '{');
        var failure = new YamlFailure(_source, _start, _end, Offset(start), Offset(end), message)
        {
            OpenBracket = bracket is null ? null : ContentStart(bracket),
            OpenColumn = bracket is null && _open.TryPeek(out var open) ? (int)open.Start.Column - 1 : null,
            IsInSequence = _open.TryPeek(out var innermost) && innermost is SequenceStart,
            IsAtStart = _last is null or StreamStart or DocumentStart,
            LastScalar = _last is Scalar scalar ? (ContentStart(scalar), EndOf(scalar)) : null,
            LastBrackets = _closed is not null && IsFlow(_closed) ? (ContentStart(_closed), StartOf(_last!) + 1) : null,
        };
        var (descriptor, span, text) = YamlFailureExplainer.Explain(failure);
        Fail(descriptor, span, text);
    }

    private static bool IsFlow(NodeEvent e) => e is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };

    private int ContentStart(NodeEvent e) => NodeProperties.ContentStart(e, _source.Content, StartOf(e));

    private int Offset(Mark mark) => (int)Math.Min(_start + mark.Index, _end);
}
