using System.Text;
using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>What a parameter stands for.</summary>
/// <param name="IsGiven">False for the template's own default or example.</param>
/// <param name="Sample">What stands for it where it is wrong, so that the rest can be checked; it fits everywhere.</param>
internal sealed record Argument(SyntaxNode Node, bool IsGiven, SyntaxNode Sample)
{
    /// <summary>What the template itself gives.</summary>
    public static Argument Own(SyntaxNode node) => new(node, IsGiven: false, node);
}

/// <summary>Puts arguments into the tree of a template.</summary>
/// <param name="arguments">One for each parameter.</param>
/// <param name="use">
/// The place that everything gets but what the use itself gives, so that whatever is found later is reported there;
/// null to leave each text the place that it has in the template.
/// </param>
/// <param name="budget">Once it is spent the rest is left as it is: nobody is to take what is given then.</param>
internal sealed class TemplateExpansion(IReadOnlyDictionary<string, Argument> arguments, SourceSpan? use, ExpansionBudget budget, DiagnosticBag diagnostics)
{
    public MappingSyntax Expand(MappingSyntax mapping) => mapping with
    {
        Entries = [.. mapping.Entries.Select(entry => new EntrySyntax(Moved(entry.Key), Expand(entry.Value)))],
        Span = use ?? mapping.Span,
    };

    private SyntaxNode Expand(SyntaxNode node) => node switch
    {
        _ when budget.IsSpent => node,
        MappingSyntax mapping => Expand(mapping),
        SequenceSyntax list => list with { Items = [.. list.Items.Select(Expand)], Span = use ?? list.Span },
        ScalarSyntax scalar => Expand(scalar),
        _ => throw new InvalidOperationException($"No expansion of {node.GetType().Name}."),
    };

    private SyntaxNode Expand(ScalarSyntax scalar)
    {
        // What is wrong with the text itself was reported when the template was read.
        var pieces = TemplateText.Read(scalar, new DiagnosticBag());
        if (pieces.FirstOrDefault(piece => piece.Use == PlaceholderUse.Whole) is { } whole) return Node(arguments[whole.Text]);
        return pieces.Any(piece => piece.Use is not null || piece.Text.Length != piece.End - piece.Start) ? Join(scalar, pieces) : Moved(Paid(scalar));
    }

    private SyntaxNode Node(Argument argument)
    {
        var node = Paid(argument.Node);
        return argument.IsGiven || budget.IsSpent ? node : Moved(node);
    }

    private T Paid<T>(T node) where T : SyntaxNode
    {
        budget.Spend(LengthOf(node));
        return node;
    }

    private static int LengthOf(SyntaxNode node) => 1 + node switch
    {
        ScalarSyntax scalar => scalar.Value.Length,
        SequenceSyntax list => list.Items.Sum(LengthOf),
        MappingSyntax mapping => mapping.Entries.Sum(entry => LengthOf(entry.Key) + LengthOf(entry.Value)),
        _ => 0,
    };

    private ScalarSyntax Join(ScalarSyntax template, IReadOnlyList<TemplatePiece> pieces)
    {
        var text = new StringBuilder();
        var places = new ExpandedPlaces(template, use);
        var dropsComma = false;
        foreach (var piece in pieces)
        {
            budget.Spend(piece.Use is null ? piece.Text.Length : LengthOf(arguments[piece.Text].Node));
            if (budget.IsSpent) return template;
            var start = text.Length;
            if (piece.Use is null)
            {
                var comma = dropsComma && piece.Text.AsSpan().TrimStart() is [',', ..] ? piece.Text.IndexOf(',') + 1 : 0;
                text.Append(piece.Text, comma, piece.Text.Length - comma);
                places.AddText(start, text.Length, piece.Start + comma, piece.End);
                dropsComma = false;
                continue;
            }

            var argument = arguments[piece.Text];
            text.Append(ArgumentText.For(piece, argument.Node, diagnostics) ?? ArgumentText.For(piece, argument.Sample, new DiagnosticBag()));
            places.AddArgument(start, text.Length, piece, argument);
            dropsComma = piece.Use == PlaceholderUse.Matchers && text.Length == start;
        }

        return template with { Value = text.ToString(), IsPlain = false, IsNull = false, Comment = null, Origin = places.SpanOf, Span = places.Whole };
    }

    /// <summary>The same node at the place of the use.</summary>
    private SyntaxNode Moved(SyntaxNode node) => node switch
    {
        _ when use is null => node,
        ScalarSyntax scalar => Moved(scalar),
        SequenceSyntax list => list with { Items = [.. list.Items.Select(Moved)], Span = use.Value },
        MappingSyntax mapping => mapping with { Entries = [.. mapping.Entries.Select(e => new EntrySyntax(Moved(e.Key), Moved(e.Value)))], Span = use.Value },
        _ => node,
    };

    private ScalarSyntax Moved(ScalarSyntax scalar) =>
        use is { } place ? scalar with { Comment = null, Origin = (_, _) => place, Span = place } : scalar;
}

/// <summary>Where the parts of an expanded text come from.</summary>
internal sealed class ExpandedPlaces(ScalarSyntax template, SourceSpan? use)
{
    private readonly List<ScalarRun> _runs = [];
    private readonly List<(int Start, int End, SourceSpan Place)> _given = [];

    public void AddText(int start, int end, int templateStart, int templateEnd) =>
        _runs.Add(new ScalarRun(start, end - start, templateStart, templateEnd - templateStart, Verbatim: end - start == templateEnd - templateStart));

    public void AddArgument(int start, int end, TemplatePiece piece, Argument argument)
    {
        _runs.Add(new ScalarRun(start, end - start, piece.Start, piece.End - piece.Start, Verbatim: false));
        if (argument.IsGiven) _given.Add((start, end, argument.Node.Span));
    }

    /// <summary>
    /// Of the whole text: the only argument that is given in it. The template is right with others; so what is wrong
    /// with the whole is wrong with that.
    /// </summary>
    public SourceSpan Whole => _given.Select(argument => argument.Place).Distinct().ToList() is [var only] ? only : use ?? template.Span;

    /// <summary>The argument that the stretch holds or stands in; else the use, or the place in the template.</summary>
    public SourceSpan SpanOf(int start, int end)
    {
        foreach (var argument in _given)
        {
            if (argument.Start < Math.Max(end, start + 1) && start < argument.End) return argument.Place;
        }

        if (use is { } place) return place;
        var map = new ScalarMap([.. _runs.Where(run => run.Length > 0)], template.Value.Length);
        var (first, last) = map.StretchOf(start, end);
        return template.SpanOf(first, last);
    }
}
