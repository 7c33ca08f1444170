using System.Text;
using SloRuleGen.PromQL.Printing;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL;

/// <summary>
/// Prints trees as Prometheus prints them. The text parses to the same tree again; where a tree that was built would
/// otherwise read differently, parentheses are put in.
/// </summary>
public static class PromQLPrinter
{
    /// <summary>Prints on one line.</summary>
    public static string Print(Expr expr) => expr.ToString();

    /// <summary>Prints a label as <c>by (…)</c> reads it, in quotes if it needs them.</summary>
    public static string PrintLabel(string label) => Names.IsPlainGroupingLabel(label) ? label : GoQuote.Quote(label);

    /// <summary>
    /// Prints on one line what fits into <paramref name="maxWidth"/> characters, indentation not counted, and breaks the
    /// rest over lines that end in LF, without one after the last. A selector is never broken. If the outermost operator
    /// is a binary one, the first line is indented like all operands.
    /// </summary>
    public static string PrintPretty(Expr expr, int maxWidth = 100)
    {
        var output = new StringBuilder();
        new PrettyWriter(output, maxWidth).Write(expr, 0);
        return output.ToString();
    }

    /// <summary>
    /// Prints on one line what fits into <paramref name="maxWidth"/> characters, indentation counted, and breaks the rest over as few
    /// lines as keep it readable: for files that people review. Lines end in LF, without one after the last.
    /// </summary>
    public static string PrintCompact(Expr expr, int maxWidth = 140)
    {
        var output = new StringBuilder(capacity: 4 * maxWidth);
        new CompactWriter(output, maxWidth).Write(expr);
        return output.ToString();
    }
}
