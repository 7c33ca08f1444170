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

    public YamlEvents(SourceText source, int start, int end, DiagnosticBag diagnostics)
    {
        (_source, _start, _end, _diagnostics) = (source, start, end, diagnostics);
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
            return _parser.MoveNext() ? _parser.Current : null;
        }
        catch (YamlException exception)
        {
            // Some have no position of their own: then the scanner's is the nearest.
            var isPlaced = exception.End.Index > 0;
            Fail(isPlaced ? exception.Start : _scanner.CurrentPosition, isPlaced ? exception.End : _scanner.CurrentPosition, exception.Message);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser has some of these for malformed text: a flow collection that is never closed, half a surrogate pair.
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

    private void Fail(Mark start, Mark end, string message) =>
        Fail(SyntaxDiagnostics.InvalidYaml, _source.Span(Offset(start), Offset(end)), message.TrimEnd('.'));

    private int Offset(Mark mark) => (int)Math.Min(_start + mark.Index, _end);
}
