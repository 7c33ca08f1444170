using SloRuleGen.Text;

namespace SloRuleGen.Diagnostics;

/// <summary>What a diagnostic means for a run: <see cref="Error"/> blocks all output.</summary>
public enum DiagnosticSeverity
{
    Warning,
    Error,
}

/// <summary>An entry of the catalog: one kind of mistake.</summary>
/// <param name="Code">Stable and never reused, such as <c>SLO101</c>.</param>
/// <param name="Severity">Errors block all output; warnings do not.</param>
/// <param name="Title">What it is about, in a few words, for lists.</param>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Title);

/// <summary>One mistake at one place.</summary>
/// <param name="Span">The place, or null where there is none in any input (an unreadable file).</param>
/// <param name="Message">What is wrong and what would be right, one line, without a full stop at the end.</param>
/// <param name="Subject">With no span: the path or argument it is about.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceSpan? Span, string Message, string? Subject = null)
{
    public string Code => Descriptor.Code;

    /// <summary>What was probably meant in place of the text at <see cref="Span"/>, as it would stand there without quotes; null where nothing is near.</summary>
    public string? Meant { get; init; }

    /// <summary>Whether it counts as an error in this run, even if it is a warning by its kind.</summary>
    public bool IsRaised { get; init; }

    public DiagnosticSeverity Severity => IsRaised ? DiagnosticSeverity.Error : Descriptor.Severity;

    /// <summary>One line, such as <c>shop.slo.yaml:3:5: error SLO101: …</c>.</summary>
    public override string ToString() =>
        $"{Span?.ToString() ?? Subject}: {(Severity == DiagnosticSeverity.Error ? "error" : "warning")} {Code}: {Message}";
}

/// <summary>Collects what every stage finds. Stages only add to it; comments in a spec may take warnings out again.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public bool HasErrors { get; private set; }

    /// <param name="meant">What was probably meant in place of the text there; null where nothing is near.</param>
    public void Add(DiagnosticDescriptor descriptor, SourceSpan span, string message, string? meant = null) =>
        Add(new Diagnostic(descriptor, span, message) { Meant = meant });

    /// <summary>Adds what was found. Where that is an expanded text, the message tells from where, and what was said there already is left out.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (diagnostic.Span is { Expansion: { } expansion } span)
        {
            var isError = diagnostic.Severity == DiagnosticSeverity.Error;
            if (expansion.Tell(diagnostic.Code, isError, span.InInput, diagnostic.Message) is not { } message) return;
            // What a template gives stands nowhere in the input, so nothing can take its place there.
            diagnostic = diagnostic with { Span = span.InInput, Message = message, Meant = null };
        }

        _items.Add(diagnostic);
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
    }

    public void AddRange(DiagnosticBag other)
    {
        foreach (var diagnostic in other._items) Add(diagnostic);
    }

    /// <summary>What was found so far, as it was found.</summary>
    public IEnumerable<Diagnostic> Items => _items;

    public bool HasErrorsIn(SourceText source) =>
        _items.Exists(item => item.Severity == DiagnosticSeverity.Error && item.Span is { } span && span.Source == source);

    /// <summary>Drops what specs allow. Errors stay.</summary>
    public void RemoveWarnings(Predicate<Diagnostic> isAllowed) =>
        _items.RemoveAll(item => item.Severity == DiagnosticSeverity.Warning && isAllowed(item));

    /// <summary>Everything found, in the order of inputs and places; what has no place comes first, what is in no input (a template) last.</summary>
    public IReadOnlyList<Diagnostic> InOrder(IReadOnlyList<SourceText> inputs)
    {
        var order = new Dictionary<SourceText, int>(ReferenceEqualityComparer.Instance);
        foreach (var source in inputs.Concat(_items.Select(d => d.Span?.Source).OfType<SourceText>())) order.TryAdd(source, order.Count);
        return
        [
            .. _items.Distinct()
                .OrderBy(d => d.Span is { } span ? order[span.Source] : -1)
                .ThenBy(d => d.Span?.Start ?? 0)
                .ThenBy(d => d.Code, StringComparer.Ordinal),
        ];
    }
}
