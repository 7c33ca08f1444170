using System.Text;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>
/// Writes an argument so that it stays what it is: no text ends the string that it stands in, no list of matchers
/// the braces, no word the expression around it.
/// </summary>
internal static class ArgumentText
{
    /// <summary>What stands in place of the placeholder; null, with a report at the argument, if it cannot stand there.</summary>
    public static string? For(TemplatePiece placeholder, SyntaxNode argument, DiagnosticBag diagnostics)
    {
        var name = Wording.Quote(placeholder.Text);
        if (argument is not ScalarSyntax scalar)
        {
            diagnostics.Add(SliTemplateDiagnostics.WrongArgument, argument.Span, $"{name} takes text, not {argument.InWords()}");
            return null;
        }

        return placeholder.Use switch
        {
            PlaceholderUse.Text => Text(scalar, placeholder.Quote, name, diagnostics),
            PlaceholderUse.Matchers => Matchers(scalar, name, diagnostics),
            _ => Word(scalar, name, diagnostics),
        };
    }

    private static string? Text(ScalarSyntax scalar, char quote, string name, DiagnosticBag diagnostics)
    {
        if (quote == '`')
        {
            if (!scalar.Value.Contains('`')) return scalar.Value;
            diagnostics.Add(SliTemplateDiagnostics.WrongArgument, scalar.Span, $"{name} stands in a string between backquotes, which cannot hold one");
            return null;
        }

        var text = new StringBuilder();
        foreach (var c in scalar.Value)
        {
            if (c == '\\' || c == quote) text.Append('\\');
            if (c == '\n') text.Append(@"\n");
            else text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>Printed anew: a comment in them would take the rest of the line with it.</summary>
    private static string? Matchers(ScalarSyntax scalar, string name, DiagnosticBag diagnostics)
    {
        var result = PromQLParser.ParseMatchers(scalar.Value);
        if (result.Matchers is { } matchers) return PromQLPrinter.Print(new VectorSelector(null, matchers))[1..^1];
        var braces = scalar.Value.AsSpan().TrimStart() is ['{', ..] ? " without braces" : "";
        foreach (var error in result.Errors)
        {
            diagnostics.Add(
                SliTemplateDiagnostics.WrongArgument, scalar.SpanOf(error.Span.Start, error.Span.End),
                $"{name} takes matchers{braces} such as job=\"checkout\": {error.Message}");
        }

        return null;
    }

    private static string? Word(ScalarSyntax scalar, string name, DiagnosticBag diagnostics)
    {
        if (scalar.Value.Length > 0 && scalar.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.')) return scalar.Value;
        diagnostics.Add(
            SliTemplateDiagnostics.WrongArgument, scalar.Span,
            $"{name} takes a single word, number or duration of letters, digits, '_', ':' and '.', not {scalar.InWords()}");
        return null;
    }
}
