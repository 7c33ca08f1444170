using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Syntax;

namespace SloRuleGen.Queries;

/// <summary>A parsed piece of PromQL and the scalar that it was written in.</summary>
internal sealed record ParsedQuery(Expr Expr, ExprType Type, ScalarSyntax Scalar);

internal sealed record ParsedMatchers(ValueList<LabelMatcher> Items, ScalarSyntax Scalar);

/// <summary>Parses PromQL where it stands in the YAML.</summary>
/// <param name="server">The oldest Prometheus that is to load the rules, and what is enabled there.</param>
internal sealed class PromQLReader(PrometheusServer server, DiagnosticBag diagnostics)
{
    private readonly PromQLParserOptions _options = new(AllowWindow: true, server.Features);

    /// <summary>What is longer is no expression that anybody wrote, and each rule would hold it.</summary>
    public const int LongestText = 256 * 1024;

    /// <param name="suggestsRanges">Whether a range is what to write where one is missing: not where the rules add it.</param>
    public ParsedQuery? Read(SyntaxNode node, string field, bool suggestsRanges)
    {
        if (ScalarOf(node, field) is not { } scalar) return null;
        var result = PromQLParser.Parse(scalar.Value, _options);
        Report(scalar, result.Errors, suggestsRanges ? result.Expr : null);
        if (result is { Succeeded: true, Expr: { } whole }) CheckRelease(whole, scalar);
        return result is { Succeeded: true, Expr: { } expr, Type: { } type } ? new ParsedQuery(expr, type, scalar) : null;
    }

    /// <summary>A query of VictoriaMetrics, of which only the outline is checked.</summary>
    public ParsedQuery? ReadMetricsQL(SyntaxNode node, string field, bool needsWindow)
    {
        if (ScalarOf(node, field) is not { } scalar) return null;
        var (expr, errors) = MetricsQL.Read(scalar.Value, needsWindow);
        Report(scalar, errors, null);
        return expr is null ? null : new ParsedQuery(expr, ExprType.InstantVector, scalar);
    }

    public ParsedMatchers? ReadMatchers(SyntaxNode node, string field)
    {
        if (node is MappingSyntax { IsFlow: true } || (node is ScalarSyntax { Value: var text } && text.AsSpan().TrimStart().StartsWith('{')))
        {
            diagnostics.Add(QueryDiagnostics.InvalidPromQL, node.Span, $"'{field}' takes matchers without braces, such as code!~\"5..\"");
            return null;
        }

        if (ScalarOf(node, field) is not { } scalar) return null;
        var result = PromQLParser.ParseMatchers(scalar.Value);
        Report(scalar, result.Errors, null);
        if (result.Matchers is { } read) CheckRelease(new VectorSelector(null, read), scalar);
        return result.Matchers is { } matchers ? new ParsedMatchers(matchers, scalar) : null;
    }

    private void CheckRelease(Expr expr, ScalarSyntax scalar)
    {
        foreach (var part in server.Refuses(expr, scalar.Value))
        {
            diagnostics.Add(
                TargetDiagnostics.NewerPromQL,
                scalar.SpanOf(part.Span.Start, part.Span.End),
                $"{part.Requirement}, and the rules are to load in {server.Release}: "
                + $"say '--prometheus-version {part.SinceWith(server.Features)}' if no older server loads them");
        }
    }

    private ScalarSyntax? ScalarOf(SyntaxNode node, string field)
    {
        if (node is ScalarSyntax scalar)
        {
            if (scalar.Value.Length <= LongestText) return scalar;
            diagnostics.Add(QueryDiagnostics.InvalidPromQL, scalar.Span, $"'{field}' has {scalar.Value.Length} characters; an expression of a spec has up to {LongestText}");
            return null;
        }

        if (node is MappingSyntax { IsFlow: true })
            diagnostics.Add(SyntaxDiagnostics.UnquotedText, node.Span, UnquotedText.StartsWithBrace);
        else
            new Values(diagnostics).ReportWrong(node, field, "PromQL");
        return null;
    }

    /// <param name="expr">The tree in which to look for missing ranges, if only its types are wrong.</param>
    private void Report(ScalarSyntax scalar, IReadOnlyList<PromQLError> errors, Expr? expr)
    {
        if (errors.Count == 0) return;
        if (UnquotedText.CutOf(scalar) is { } cut)
        {
            diagnostics.Add(SyntaxDiagnostics.UnquotedText, cut.Place, cut.Message);
            return;
        }

        if (OtherWindows.In(scalar.Value).ToList() is { Count: > 0 } others)
        {
            foreach (var other in others)
                diagnostics.Add(QueryDiagnostics.InvalidPromQL, scalar.SpanOf(other.Start, other.End), $"a spec has no templates of Go: write $window in place of '{scalar.Value[other.Start..other.End]}'");
            return;
        }

        var ranges = MissingRanges.In(expr);
        foreach (var error in errors)
        {
            var (descriptor, help) = ranges.TryGetValue(error.Span, out var fix)
                ? (QueryDiagnostics.RangeNeeded, $"; {fix}")
                : (QueryDiagnostics.InvalidPromQL, FunctionHelp.Of(scalar.Value[error.Span.Start..error.Span.End]));
            diagnostics.Add(descriptor, scalar.SpanOf(error.Span.Start, error.Span.End), error.Message + help);
        }
    }
}
