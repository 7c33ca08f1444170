namespace SloRuleGen.GoTemplates;

/// <summary>Finds commands that fail whatever the labels and the value are, and says what the others give.</summary>
/// <param name="failures">What is found is added to these.</param>
/// <param name="checkPipeline">Checks what is in parentheses.</param>
internal sealed class CommandCheck(List<TemplateFailure> failures, Func<Pipeline, ValueKind, ValueKind> checkPipeline)
{
    private const string NotAFunction = "a value takes no arguments; only functions do";

    public VariableScope Variables { get; set; } = VariableScope.OfAlert();

    /// <param name="piped">What comes from the command before it, its last argument; null for the first one.</param>
    public ValueKind Check(Command command, ValueKind dot, ValueKind? piped)
    {
        var first = command.Operands[0];
        if (first is Operand.Function { Fields.Count: 0 } function)
        {
            List<Argument> arguments = [.. command.Operands.Skip(1).Select(operand => new Argument(ValueOf(operand, dot), operand.Start, operand.End))];
            if (piped is { } last) arguments.Add(new Argument(last, first.Start, first.End));
            return Call(function, arguments);
        }

        var (value, owner) = Evaluate(first, dot);
        foreach (var operand in command.Operands.Skip(1)) ValueOf(operand, dot);

        // What is not known may be a value with methods, which take arguments.
        var hasArguments = command.Operands.Count > 1 || piped is not null;
        if (hasArguments && owner != ValueKind.Unknown) failures.Add(new(command.Start, command.End, NotAFunction));
        else if (value == ValueKind.Nil) failures.Add(new(first.Start, first.End, "nil is no command"));
        return value;
    }

    private ValueKind ValueOf(Operand operand, ValueKind dot) => Evaluate(operand, dot).Value;

    /// <summary>The value of an operand, and that before its last field; null if it has none.</summary>
    private (ValueKind Value, ValueKind? Owner) Evaluate(Operand operand, ValueKind dot)
    {
        var (value, owner) = (RootOf(operand, dot), (ValueKind?)null);
        foreach (var name in operand.Fields) (value, owner) = (FieldOf(operand, value, name), value);
        return (value, owner);
    }

    private ValueKind RootOf(Operand operand, ValueKind dot)
    {
        switch (operand)
        {
            case Operand.Dot: return dot;
            case Operand.Constant constant: return constant.Kind;
            case Operand.Parens parens: return checkPipeline(parens.Pipeline, dot);
            case Operand.Function function: return Call(function, []);
            case Operand.Variable variable:
                if (Variables.KindOf(variable.Name) is { } kind) return kind;
                failures.Add(new(variable.Start, variable.End, $"{Shown.Quote(variable.Name)} has no value here"));
                return ValueKind.Unknown;
            default: throw new InvalidOperationException($"{operand.GetType().Name} has no value.");
        }
    }

    private ValueKind FieldOf(Operand operand, ValueKind value, string name)
    {
        if (value.Field(name) is { } next) return next;
        var known = value.Fields();
        var help = known.Count > 0 ? $": it has {string.Join(", ", known.Select(field => "." + field))}" : "";
        failures.Add(new(operand.Start, operand.End, $"there is no {Shown.Quote("." + name)} in {value.InWords()}{help}") { Word = name, Known = known });
        return ValueKind.Unknown;
    }

    private ValueKind Call(Operand.Function called, IReadOnlyList<Argument> arguments)
    {
        var function = FunctionTable.Find(called.Name) ?? throw new InvalidOperationException($"The parser took the function {called.Name}.");
        if (arguments.Count < function.Least || arguments.Count > function.Most)
        {
            var wanted = function.Least == function.Most ? $"{function.Least}" : arguments.Count < function.Least ? $"{function.Least} or more" : $"up to {function.Most}";
            var help = arguments.Count == 0 ? $"; as an argument, a function with its own stands in parentheses: ({called.Name} …)" : "";
            failures.Add(new(called.Start, called.NameEnd, $"{called.Name} takes {wanted} {(wanted == "1" ? "argument" : "arguments")}, not {arguments.Count}{help}"));
            return function.Result;
        }

        for (var i = 0; i < Math.Min(arguments.Count, function.Parameters.Count); i++)
        {
            var (argument, parameter) = (arguments[i], function.Parameters[i]);
            if (!argument.Kind.Fits(parameter))
                failures.Add(new(argument.Start, argument.End, $"{called.Name} takes {parameter.InWords()}, not {argument.Kind.InWords()}{HelpFor(argument.Kind, parameter)}"));
        }

        if (FunctionTable.Compares(called.Name)) CheckComparison(called, arguments);
        return called.Name switch
        {
            "index" when arguments is [{ Kind: ValueKind.Labels }, _] => ValueKind.Text,
            "slice" when arguments[0].Kind == ValueKind.Text => ValueKind.Text,
            _ => function.Result,
        };
    }

    private static string HelpFor(ValueKind argument, ValueKind parameter) =>
        parameter == ValueKind.Text && argument is ValueKind.Float or ValueKind.Integer ? ": print makes text of it"
        : argument == ValueKind.Samples && parameter is ValueKind.Sample or ValueKind.Numeric ? ": 'first' gives one of its samples, 'value' that one's number"
        : "";

    private void CheckComparison(Operand.Function called, IReadOnlyList<Argument> arguments)
    {
        var first = arguments[0].Kind;
        if (!IsSimple(first)) return;
        foreach (var other in arguments.Skip(1).Where(argument => IsSimple(argument.Kind) && argument.Kind != first))
        {
            var numbers = (first, other.Kind) is (ValueKind.Float, ValueKind.Integer) or (ValueKind.Integer, ValueKind.Float);
            var what = numbers
                ? "cannot compare an integer with a number that has a point: write it with one, such as 5.0"
                : $"cannot compare {first.InWords()} with {other.Kind.InWords()}";
            failures.Add(new(called.Start, arguments.Max(argument => argument.End), $"{called.Name} {what}"));
            return;
        }
    }

    private static bool IsSimple(ValueKind kind) => kind is ValueKind.Bool or ValueKind.Integer or ValueKind.Float or ValueKind.Complex or ValueKind.Text;

    /// <param name="Start">Of one that is piped, that of the function.</param>
    private readonly record struct Argument(ValueKind Kind, int Start, int End);
}
