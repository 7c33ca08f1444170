using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Native;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Syntax;

namespace SloRuleGen.Importing.Documents;

/// <summary>A query of another format, with <c>$window</c> where that has its own word for it.</summary>
internal sealed record ForeignQuery(TracedText Text, Expr Expr, EntrySyntax Entry)
{
    private const string Window = "$window";

    /// <summary>The query of a field; null, with a report, for what is no PromQL.</summary>
    /// <param name="entry">The field, which holds a scalar.</param>
    public static ForeignQuery? Read(EntrySyntax entry, ImportRun run)
    {
        var scalar = (ScalarSyntax)entry.Value;
        if (scalar.Value.Length > PromQLReader.LongestText)
        {
            run.Diagnostics.Add(QueryDiagnostics.InvalidPromQL, scalar.Span, $"'{entry.Key.Value}' has {scalar.Value.Length} characters; an expression of a spec has up to {PromQLReader.LongestText}");
            return null;
        }

        var text = WithWindows(scalar);
        if (text.Value.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var brace)
        {
            run.Refuse(text.SpanOf(brace, brace + 2), $"'{entry.Key.Value}' has a template of Go other than {{{{.window}}}}: write out what it stands for");
            return null;
        }

        return Parse(text, entry, run);
    }

    /// <summary>The text with <c>$window</c> in it, whatever it says otherwise.</summary>
    public static TracedText WithWindows(ScalarSyntax scalar)
    {
        var text = TracedText.Of(scalar);
        return text.Replace(OtherWindows.In(text.Value).Select(place => (place, Window)));
    }

    /// <summary>The labels that the result is known to have: those that it is split by; none where that is not known.</summary>
    public IReadOnlyList<string> Labels => LabelFlow.Through(Expr)[Expr] is { IsOpen: false } labels ? [.. labels.Names.Order(StringComparer.Ordinal)] : [];

    /// <summary>Whether the result may have labels of any name.</summary>
    public bool KeepsUnnamed => LabelFlow.Through(Expr)[Expr] is { IsOpen: true };

    /// <summary>The same as an amount per second: <c>rate</c> in place of <c>increase</c>, and other amounts of a window by its length.</summary>
    /// <param name="change">What was changed, for a note; null if nothing was.</param>
    public ForeignQuery PerSecond(ImportRun run, out string? change)
    {
        change = null;
        if (PerWindow.In(Expr) is null) return this;
        var increases = Expr.DescendantsAndSelf().OfType<CallExpr>()
            .Where(call => call.Function == "increase" && call.Arguments[0].Bare() is MatrixSelector { Range: WindowPlaceholder })
            .Select(call => new TextSpan(call.Span.Start, call.Span.Start + call.Function.Length)).ToList();
        var query = this;
        if (increases.Count > 0 && Parse(Text.Replace(increases.Select(place => (place, "rate"))), Entry, run) is { } rates) (query, change) = (rates, "'rate' takes the place of 'increase'");
        if (PerWindow.In(query.Expr) is null) return query;
        change = change is null ? "it is divided by $window, the seconds of each window" : change + ", and the rest is divided by $window";
        return Parse(query.Text.Around("(", $") / {Window}"), Entry, run) ?? query;
    }

    /// <summary>The query with some stretches replaced; null, with a report, if that is no PromQL.</summary>
    public ForeignQuery? With(IEnumerable<(TextSpan Place, string Text)> changes, ImportRun run) => Parse(Text.Replace(changes), Entry, run);

    /// <summary>The query between two texts, with which it is PromQL too.</summary>
    public ForeignQuery Around(string before, string after, ImportRun run) => Parse(Text.Around(before, after), Entry, run) ?? this;

    /// <summary>The query as it is written in a spec.</summary>
    public NativeField Field(string key, ImportRun run) => run.Field(key, Entry, SliMapper.Code(Text));

    /// <summary>The field of a query that is written as something else: what comments in it say is kept above.</summary>
    public NativeField FieldOfShape(string key, ImportRun run)
    {
        var field = Field(key, run);
        return field with { Comments = field.Comments.And(new FieldComments([.. PromQLComments.In(Text.Value)], null)) };
    }

    private static ForeignQuery? Parse(TracedText text, EntrySyntax entry, ImportRun run)
    {
        var result = PromQLParser.Parse(text.Value, new PromQLParserOptions(AllowWindow: true));
        if (result is { Succeeded: true, Expr: { } expr }) return new ForeignQuery(text, expr, entry);
        foreach (var error in result.Errors) run.Diagnostics.Add(QueryDiagnostics.InvalidPromQL, text.SpanOf(error.Span), error.Message);
        return null;
    }
}
