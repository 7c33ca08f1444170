namespace SloRuleGen.PromQL.Tests.Generation;

/// <summary>
/// Makes expressions from the grammar that Prometheus 2.42 and 3 share. Most are right; now and then one has a wrong
/// type, a wrong number of arguments, a wrong regular expression or a wrong modifier.
/// </summary>
/// <param name="newer">Whether what 2.42 does not have is made too: durations of expressions, <c>anchored</c> and <c>smoothed</c>.</param>
internal sealed class ExpressionGenerator(Random random, bool newer = false)
{
    private static readonly string[] s_names = ["a", "up", "http_requests_total", "job:errors:rate5m", "sum", "by", "offset", "and", "start", "On_", "x1"];
    private static readonly string[] s_labels = ["job", "le", "code", "__name__", "by", "sum", "on", "bool", "start", "offset", "and"];
    private static readonly string[] s_strings = ["\"x\"", "'x'", "`x`", "\"\"", "\"\\n\"", "'\\''", "\"\\x41\"", "\"\\u00e9\"", "\"é\"", "`\\d`", "\"\\101\"", "\"😀\""];

    private static readonly string[] s_wrongStrings = ["\"", "'x", "\"\\q\"", "\"\\x4\"", "\"\\ud800\"", "\"\\400\"", "\"x\ny\"", "`x"];

    private static readonly string[] s_patterns =
    [
        "5..", ".+", ".*", "a|b", "a|", "()", "[a-z]+", "[^]x]", "^a$", "(?i)a", "(?P<n>a)", "a{2,3}", "a{,3}", "a*?", "\\\\d+", "\\\\pL", "\\\\p{Greek}",
        "[[:alpha:]]", "\\\\Q*\\\\E", "(?:a|b)*", "x{1000}", "(?s:.)", "\\\\bx", "(?-i)x", "\\\\x{41}", "a.c", "(a|b)?",
    ];

    private static readonly string[] s_wrongPatterns =
    [
        "(", "a)", "[a", "[z-a]", "*", "a**", "a{2}{3}", "a{1001}", "a{3,2}", "(?=a)", "(?<!a)", "(?P<n>a", "\\\\8", "\\\\pX", "\\\\p{Klingon}", "[[:foo:]]", "\\\\q", "(a{100}){11}",
    ];

    private static readonly string[] s_numbers = ["1", "0", "0.5", ".5", "5.", "1e3", "1E-3", "0x1F", "010", "08", "Inf", "nan", "9223372036854775808", "1e400", "0x"];
    private static readonly string[] s_durations = ["5m", "1h", "1h30m", "90s", "30d", "1w", "1y", "100ms", "1d12h", "5m5m", "1m1h", "300y", "5x"];
    private static readonly string[] s_arithmetic = ["+", "-", "*", "/", "%", "^", "atan2"];
    private static readonly string[] s_comparisons = ["==", "!=", "<", "<=", ">", ">="];
    private static readonly string[] s_sets = ["and", "or", "unless", "AND", "Or"];
    private static readonly string[] s_aggregates = ["sum", "avg", "min", "max", "count", "group", "stddev", "stdvar", "SUM"];
    private static readonly string[] s_spaces = ["", " ", "  ", "\n", "\t", " # note\n"];

    private static readonly string[] s_ofVector = ["abs", "ceil", "sort_desc", "absent", "timestamp", "histogram_count", "histogram_sum", "rad", "hour", "month", "round", "sgn"];
    private static readonly string[] s_ofRange = ["rate", "increase", "irate", "delta", "sum_over_time", "absent_over_time", "changes", "deriv", "last_over_time", "present_over_time"];

    public string Next() => Expression(random.Next(1, 4));

    private string Expression(int depth) => random.Next(10) switch
    {
        0 => Scalar(depth),
        1 => Range(depth),
        2 when Rarely(4) => String(),
        _ => Vector(depth),
    };

    private string Vector(int depth)
    {
        if (depth <= 0) return Selector() + Modifiers();
        if (Rarely(40)) return Expression(depth - 1);
        return random.Next(11) switch
        {
            0 or 1 => Selector() + Modifiers(),
            2 or 3 => Aggregate(depth - 1),
            4 => Call(Pick(s_ofVector), Vector(depth - 1)),
            5 => Call(Pick(s_ofRange), Range(depth - 1)),
            6 => OtherCall(depth - 1),
            7 => $"({Space()}{Vector(depth - 1)}{Space()}){(Rarely(30) ? Modifiers() : "")}",
            8 => Pick(["-", "+", "- "]) + Vector(depth - 1),
            _ => Binary(depth - 1),
        };
    }

    private string Scalar(int depth)
    {
        if (depth <= 0) return Number();
        return random.Next(6) switch
        {
            0 => Call("scalar", Vector(depth - 1)),
            1 => Pick(["time()", "pi()", "time( )", "pi(1)"]),
            2 => $"-{Scalar(depth - 1)}",
            3 => $"{Scalar(depth - 1)} {Pick(s_arithmetic)} {Scalar(depth - 1)}",
            4 => $"{Scalar(depth - 1)} {Pick(s_comparisons)} {(Rarely(5) ? "" : "bool ")}{Scalar(depth - 1)}",
            _ => Number(),
        };
    }

    private string Range(int depth)
    {
        if (Rarely(30)) return Vector(depth);
        if (depth <= 0 || random.Next(3) > 0) return $"{Selector()}{Space()}[{Duration()}]{Modifiers()}";
        var operand = Rarely(3) ? Selector() : $"({Vector(depth - 1)})";
        return $"{operand}[{Duration()}:{(random.Next(2) == 0 ? "" : Duration())}]{Modifiers()}";
    }

    private string String() => Rarely(8) ? Pick(s_wrongStrings) : Pick(s_strings);

    private string Number() => Pick(s_numbers);

    private string Duration() => newer && Rarely(3) ? DurationExpression(2) : PlainDuration();

    private string DurationExpression(int depth) => random.Next(depth > 0 ? 7 : 2) switch
    {
        0 => PlainDuration(),
        1 => Pick(["1", "2", "0.5", "0", "1e3", "step()", "range()", "STEP ( )"]),
        2 => $"{Pick(["-", "+", "- "])}{DurationExpression(depth - 1)}",
        3 => $"({Space()}{DurationExpression(depth - 1)}{Space()})",
        4 => $"{Pick(["min_of", "max_of"])}({DurationExpression(depth - 1)},{Space()}{DurationExpression(depth - 1)})",
        _ => $"{DurationExpression(depth - 1)}{Space()}{Pick(["+", "-", "*", "/", "%", "^"])}{Space()}{DurationExpression(depth - 1)}",
    };

    private string PlainDuration() => Rarely(12) ? Pick(s_durations) : Pick(["5m", "1h", "1h30m", "30d"]);

    private string Selector()
    {
        var name = Rarely(6) ? "" : Pick(s_names);
        if (name.Length > 0 && random.Next(2) == 0) return name;
        var matchers = Enumerable.Range(0, random.Next(4)).Select(_ => Matcher());
        return $"{name}{Space()}{{{string.Join(Pick([",", ", "]), matchers)}{(Rarely(8) ? "," : "")}}}";
    }

    private string Matcher()
    {
        var label = Pick(s_labels);
        if (random.Next(2) == 0) return $"{label}{Pick(["=", "!="])}{String()}";
        var pattern = Rarely(12) ? Pick(s_wrongPatterns) : Pick(s_patterns);
        return $"{label}{Space()}{Pick(["=~", "!~"])}\"{pattern}\"";
    }

    private string Modifiers()
    {
        if (newer && Rarely(8)) return Pick([" anchored", " smoothed", " SMOOTHED offset 5m", " @ 5 anchored", " anchored smoothed", " offset 1h smoothed"]);
        if (!Rarely(5)) return "";
        var offset = $" offset {Pick(["", "-", "- "])}{Duration()}";
        var at = $" @ {Pick(["1609746000", "start()", "end()", "-1.5", "1e3", "end( )"])}";
        return random.Next(4) switch
        {
            0 => offset + at,
            1 => at + offset,
            2 => at,
            _ => Rarely(20) ? offset + offset : offset,
        };
    }

    private string Aggregate(int depth)
    {
        var (name, arguments) = random.Next(8) switch
        {
            0 => (Pick(["topk", "bottomk", "quantile"]), $"{Scalar(depth)}, {Vector(depth)}"),
            1 => ("count_values", $"{String()}, {Vector(depth)}"),
            _ => (Pick(s_aggregates), Vector(depth)),
        };
        if (Rarely(30)) arguments += ", " + Vector(0);
        var grouping = $"{Pick(["by", "without", "BY"])}{Space()}{Labels()}";
        return random.Next(4) switch
        {
            0 => $"{name} {grouping} ({arguments})",
            1 => $"{name}({arguments}) {grouping}",
            _ => $"{name}{Space()}({arguments})",
        };
    }

    private string OtherCall(int depth) => random.Next(10) switch
    {
        0 => $"clamp({Vector(depth)}, {Scalar(0)}, {Scalar(0)})",
        1 => $"clamp_max({Vector(depth)}, {Scalar(depth)})",
        2 => $"histogram_quantile({Scalar(0)}, {Vector(depth)})",
        3 => $"label_replace({Vector(depth)}, {String()}, {String()}, {String()}, {String()})",
        4 => $"label_join({Vector(depth)}, {string.Join(", ", Enumerable.Range(0, random.Next(2, 6)).Select(_ => String()))})",
        5 => $"predict_linear({Range(depth)}, {Scalar(0)})",
        6 => $"quantile_over_time({Scalar(0)}, {Range(depth)})",
        7 => $"vector({Scalar(depth)})",
        8 => $"round({Vector(depth)}, {Scalar(0)})",
        _ => $"{Pick(["day_of_month", "minute", "year", "unknown", "Rate"])}()",
    };

    private string Call(string name, string argument) =>
        $"{name}{Space()}({argument}{(Rarely(40) ? "," : "")}{(Rarely(40) ? $", {Scalar(0)}" : "")})";

    private string Binary(int depth)
    {
        var (op, modifier) = random.Next(3) switch
        {
            0 => (Pick(s_arithmetic), Rarely(30) ? " bool" : ""),
            1 => (Pick(s_comparisons), Rarely(3) ? " bool" : ""),
            _ => (Pick(s_sets), ""),
        };
        var isSet = s_sets.Contains(op);
        if (random.Next(3) == 0)
        {
            modifier += $" {Pick(["on", "ignoring", "ON"])}{Space()}{Labels()}";
            if (Rarely(isSet ? 10 : 2)) modifier += $" {Pick(["group_left", "group_right"])}{Pick(["", " ", "()", Labels()])}";
        }

        var left = isSet && !Rarely(20) ? Vector(depth) : Expression(depth);
        var right = isSet && !Rarely(20) || modifier.Contains('(') ? Vector(depth) : Expression(depth);
        return $"{left} {op}{modifier} {right}";
    }

    private string Labels() => $"({string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Pick(s_labels)))}{(Rarely(10) ? "," : "")})";

    private string Space() => random.Next(4) == 0 ? Pick(s_spaces) : "";

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];

    private bool Rarely(int oneIn) => random.Next(oneIn) == 0;
}
