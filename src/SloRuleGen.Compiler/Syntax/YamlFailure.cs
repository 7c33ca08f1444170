using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>Where and in what circumstances the YAML parser gave up.</summary>
/// <param name="PartStart">The start of the text that it was given.</param>
/// <param name="PartEnd">And its end.</param>
/// <param name="Start">The place that the parser names: often where the thing starts that it was reading.</param>
/// <param name="End">Where it stopped.</param>
/// <param name="Message">The parser's own words; empty for its internal errors.</param>
internal sealed record YamlFailure(SourceText Source, int PartStart, int PartEnd, int Start, int End, string Message)
{
    /// <summary>The innermost bracket that is still open, if there is one.</summary>
    public int? OpenBracket { get; init; }

    /// <summary>The column, from 0, of the innermost open block mapping or sequence.</summary>
    public int? OpenColumn { get; init; }

    public bool IsInSequence { get; init; }

    /// <summary>Nothing of the document was read before.</summary>
    public bool IsAtStart { get; init; }

    /// <summary>What was read last, if it was a scalar.</summary>
    public (int Start, int End)? LastScalar { get; init; }

    /// <summary>What was read last, if it was a collection in brackets.</summary>
    public (int Start, int End)? LastBrackets { get; init; }

    public string Text => Source.Content;

    public int LineStart { get; } = Source.LineStart(Source.PositionOf(Start).Line);

    public int LineEnd => Source.LineEnd(Start);

    public bool IsFirstOnLine => IsBlank(LineStart, Start);

    /// <summary>The character at <see cref="Start"/>, or NUL at the end.</summary>
    public char Character => Start < PartEnd ? Source.CharAt(Start) : '\0';

    public bool Says(string words) => Message.Contains(words, StringComparison.Ordinal);

    /// <summary>Nothing but spaces and tabs.</summary>
    public bool IsBlank(int start, int end) => start <= end && Text.AsSpan(start, end - start).IndexOfAnyExcept(' ', '\t') < 0;

    public SourceSpan At(int start, int end) => Source.Span(start, end);

    public SourceSpan At(int start) => Source.Span(start, Math.Min(start + 1, Math.Max(start, PartEnd)));
}
