using Scriban.Syntax;

namespace SloRuleGen.Output;

/// <summary>
/// The part of Scriban that templates are written in, listed in <c>docs/templates.md</c>: it places what there is. With what is left out,
/// templates could compute and keep values, and so take any time and any memory.
/// </summary>
internal static class TemplateLanguage
{
    /// <summary>What stands outside of that part, in the order of the page; nothing of what stands in it in turn.</summary>
    public static IReadOnlyList<ScriptNode> ForeignTo(ScriptPage page)
    {
        var foreign = new List<ScriptNode>();
        var open = new Stack<ScriptNode>([page]);
        while (open.TryPop(out var node))
        {
            if (!IsKnown(node))
            {
                foreign.Add(node);
                continue;
            }

            foreach (var child in node.Children) open.Push(child);
        }

        return [.. foreign.OrderBy(node => node.Span.Start.Offset)];
    }

    private static bool IsKnown(ScriptNode node) => node switch
    {
        ScriptBinaryExpression binary => IsKnown(binary.Operator),
        ScriptUnaryExpression unary => unary.Operator == ScriptUnaryOperator.Not,
        ScriptForStatement loop => loop.Variable is ScriptVariableGlobal && loop is not ScriptTableRowStatement,
        ScriptPage or ScriptBlockStatement or ScriptRawStatement or ScriptEscapeStatement or ScriptExpressionStatement or ScriptNopStatement => true,
        ScriptIfStatement or ScriptElseStatement or ScriptEndStatement => true,
        ScriptLiteral or ScriptVariableGlobal or ScriptMemberExpression or ScriptIndexerExpression or ScriptNestedExpression => true,
        ScriptFunctionCall or ScriptPipeCall => true,
        ScriptList or ScriptVerbatim => true,
        _ => false,
    };

    private static bool IsKnown(ScriptBinaryOperator symbol) => symbol
        is ScriptBinaryOperator.And or ScriptBinaryOperator.Or or ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.Add
        or ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual
        or ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual
        or ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareGreaterOrEqual;
}
