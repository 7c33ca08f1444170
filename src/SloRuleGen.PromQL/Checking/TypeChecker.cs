using SloRuleGen.PromQL.Re2;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Checking;

/// <summary>Checks what grammar cannot: types, numbers of arguments, matching. Errors come in Prometheus' order.</summary>
internal sealed class TypeChecker(List<PromQLError> errors)
{
    private VectorSelector? _mayMatchAnything;

    /// <summary>Checks an expression and all in it; returns its type.</summary>
    public ExprType Check(Expr expr) => expr switch
    {
        NumberLiteral or WindowSeconds => ExprType.Scalar,
        StringLiteral => ExprType.String,
        ParenExpr paren => Check(paren.Operand),
        VectorSelector vector => CheckSelector(vector),
        MatrixSelector matrix => CheckMatrix(matrix),
        SubqueryExpr subquery => CheckSubquery(subquery),
        UnaryExpr unary => CheckUnary(unary),
        BinaryExpr binary => CheckBinary(binary),
        AggregateExpr aggregate => CheckAggregate(aggregate),
        CallExpr call => CheckCall(call),
        _ => throw new ArgumentOutOfRangeException(nameof(expr)),
    };

    private ExprType CheckSelector(VectorSelector vector)
    {
        if (vector.MetricName is { } name)
        {
            foreach (var matcher in vector.Matchers)
            {
                if (matcher.Name == Names.MetricNameLabel)
                    Report(vector, $"metric name must not be set twice: {GoQuote.Quote(name)} or {GoQuote.Quote(matcher.Value)}");
            }
        }
        else if (!ReferenceEquals(vector, _mayMatchAnything) && vector.Matchers.All(MatchesEmpty))
        {
            Report(vector, "vector selector must contain at least one non-empty matcher");
        }

        return ExprType.InstantVector;
    }

    private static bool MatchesEmpty(LabelMatcher matcher) => matcher.Operator switch
    {
        MatchOperator.Equal => matcher.Value.Length == 0,
        MatchOperator.NotEqual => matcher.Value.Length > 0,
        MatchOperator.Regex => Re2Syntax.Parse(matcher.Value).MatchesEmpty,
        _ => !Re2Syntax.Parse(matcher.Value).MatchesEmpty,
    };

    private ExprType CheckMatrix(MatrixSelector matrix)
    {
        CheckSelector(matrix.Vector);
        return ExprType.RangeVector;
    }

    private ExprType CheckSubquery(SubqueryExpr subquery)
    {
        var type = Check(subquery.Operand);
        if (type != ExprType.InstantVector) Report(subquery, $"subquery is only allowed on instant vector, got {type.InternalName()} instead");
        return ExprType.RangeVector;
    }

    private ExprType CheckUnary(UnaryExpr unary)
    {
        var type = Check(unary.Operand);
        if (!type.IsArithmetic())
            Report(unary, $"unary expression only allowed on expressions of type scalar or instant vector, got \"{type.DisplayName()}\"");
        return type;
    }

    private ExprType CheckBinary(BinaryExpr root)
    {
        // Chains lean to the left as deep as they are long, so their spine is walked and not recursed into.
        var spine = new Stack<BinaryExpr>();
        Expr leftmost = root;
        while (leftmost is BinaryExpr binary)
        {
            spine.Push(binary);
            leftmost = binary.Left;
        }

        var type = Check(leftmost);
        foreach (var binary in spine)
        {
            var right = Check(binary.Right);
            CheckOperator(binary, type, right);
            type = type == ExprType.Scalar && right == ExprType.Scalar ? ExprType.Scalar : ExprType.InstantVector;
        }

        return type;
    }

    private void CheckOperator(BinaryExpr binary, ExprType left, ExprType right)
    {
        var op = binary.Operator;
        if (binary.ReturnBool && !op.IsComparison()) errors.Add(new(binary.OperatorSpan, "bool modifier can only be used on comparison operators"));
        if (op.IsComparison() && !binary.ReturnBool && left == ExprType.Scalar && right == ExprType.Scalar)
            errors.Add(new(binary.OperatorSpan, "comparisons between scalars must use BOOL modifier"));
        CheckLabels(binary);
        if (!left.IsArithmetic()) Report(binary.Left, "binary expression must contain only scalar and instant vector types");
        if (!right.IsArithmetic()) Report(binary.Right, "binary expression must contain only scalar and instant vector types");
        if (left != ExprType.InstantVector || right != ExprType.InstantVector)
        {
            if (binary.Matching is { Labels.Count: > 0 }) Report(binary, "vector matching only allowed between instant vectors");
            if (binary.Fill is not null) Report(binary, "filling in missing series only allowed between instant vectors");
        }
        else if (op.IsSet())
        {
            if (binary.Matching is { Group: not GroupSide.None })
            {
                Report(binary, $"no grouping allowed for \"{op.Text()}\" operation");
                Report(binary, "set operations must always be many-to-many");
            }

            if (binary.Fill is not null) Report(binary, "filling in missing series not allowed for set operators");
        }

        if (op.IsSet() && (left == ExprType.Scalar || right == ExprType.Scalar))
            Report(binary, $"set operator \"{op.Text()}\" not allowed in binary scalar expression");
    }

    private void CheckLabels(BinaryExpr binary)
    {
        if (binary.Matching is not { On: true } matching) return;
        foreach (var label in matching.Labels)
        {
            foreach (var _ in matching.Include.Where(included => included == label))
                errors.Add(new(binary.OperatorSpan, $"label {GoQuote.Quote(label)} must not occur in ON and GROUP clause at once"));
        }
    }

    private ExprType CheckAggregate(AggregateExpr aggregate)
    {
        Expect(aggregate.Operand, ExprType.InstantVector, "aggregation expression");
        if (aggregate.Parameter is { } parameter)
        {
            var expected = aggregate.Operator == AggregateOperator.CountValues ? ExprType.String : ExprType.Scalar;
            Expect(parameter, expected, "aggregation parameter");
        }

        return ExprType.InstantVector;
    }

    private ExprType CheckCall(CallExpr call)
    {
        var function = FunctionTable.Find(call.Function)!;
        CheckCount(call, function);
        if (call is { Function: "info", Arguments: [_, var chosen, ..] }) CheckInfo(call, chosen);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (i >= function.Arguments.Length && function.Variadic == 0) break;
            var expected = function.Arguments[Math.Min(i, function.Arguments.Length - 1)];
            Expect(call.Arguments[i], expected, $"call to function \"{function.Name}\"");
        }

        return function.Returns;
    }

    /// <summary><c>info</c> takes matchers without a metric, and those may match anything.</summary>
    private void CheckInfo(CallExpr call, Expr chosen)
    {
        var type = TypeOf(chosen);
        if (type != ExprType.InstantVector)
            Report(call, $"expected type {ExprType.InstantVector.DisplayName()} in call to function \"{call.Function}\", got {type.DisplayName()}");
        if (chosen is VectorSelector { MetricName: null } vector) _mayMatchAnything = vector;
        else Report(chosen, chosen is VectorSelector ? "expected label selectors only, got vector selector instead" : "expected label selectors only");
    }

    /// <summary>The type of an expression, without a look at what is wrong with it.</summary>
    private static ExprType TypeOf(Expr expr)
    {
        var isPart = false;
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var next))
        {
            switch (next)
            {
                case ParenExpr paren: pending.Push(paren.Operand); continue;
                case UnaryExpr unary: pending.Push(unary.Operand); continue;
                case BinaryExpr binary: pending.Push(binary.Right); pending.Push(binary.Left); isPart = true; continue;
            }

            var type = next switch
            {
                NumberLiteral or WindowSeconds => ExprType.Scalar,
                StringLiteral => ExprType.String,
                MatrixSelector or SubqueryExpr => ExprType.RangeVector,
                CallExpr call => FunctionTable.Find(call.Function)!.Returns,
                _ => ExprType.InstantVector,
            };
            if (type != ExprType.Scalar) return isPart ? ExprType.InstantVector : type;
        }

        return ExprType.Scalar;
    }

    private void CheckCount(CallExpr call, FunctionSignature function)
    {
        var (most, given) = (function.Arguments.Length, call.Arguments.Count);
        if (function.Variadic == 0)
        {
            if (given != most) Report(call, $"expected {most} argument(s) in call to \"{function.Name}\", got {given}");
            return;
        }

        var least = most - 1;
        if (given < least)
            Report(call, $"expected at least {least} argument(s) in call to \"{function.Name}\", got {given}");
        else if (function.Variadic > 0 && given > least + function.Variadic)
            Report(call, $"expected at most {least + function.Variadic} argument(s) in call to \"{function.Name}\", got {given}");
    }

    private void Expect(Expr expr, ExprType expected, string place)
    {
        var type = Check(expr);
        if (type != expected) Report(expr, $"expected type {expected.DisplayName()} in {place}, got {type.DisplayName()}");
    }

    private void Report(Expr expr, string message) => errors.Add(new PromQLError(expr.Span, message));
}
