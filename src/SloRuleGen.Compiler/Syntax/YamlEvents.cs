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
    private readonly Stack<NodeEvent> _open = new();
    private NodeEvent? _closed;
    private ParsingEvent? _last;
    private int _covered;

    public YamlEvents(SourceText source, int start, int end, DiagnosticBag diagnostics)
    {
        (_source, _start, _end, _diagnostics) = (source, start, end, diagnostics);
        _covered = start;
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

    /// <summary>Whether nothing but punctuation stands between the node before and this one.</summary>
    private bool CoversTo(ParsingEvent e)
    {
        var lost = LostText.Find(_source, _covered, e is StreamEnd ? _end : StartOf(e));
        _covered = Math.Max(_covered, EndOf(e));
        if (lost is { } span) Fail(SyntaxDiagnostics.InvalidYaml, span, "this belongs to no key and no list: write 'key: value', or put the text in quotes");
        return lost is null;
    }

    private ParsingEvent? Follow(ParsingEvent e)
    {
        _closed = null;
        var hasText = e is AnchorAlias or StreamEnd or Scalar { Value.Length: > 0 } or Scalar { Style: not ScalarStyle.Plain };
        if (hasText && !CoversTo(e)) return null;
        if (e is MappingStart or SequenceStart) _open.Push((NodeEvent)e);
        else if (e is MappingEnd or SequenceEnd) _closed = _open.Pop();
        return _last = e;
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
