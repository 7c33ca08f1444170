using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>
/// Works out the result of a query for counters that grow steadily: a sum of their rates, each times a factor, or the ratio of two such
/// sums. Most queries of specs are no more than that; any other is not understood.
/// </summary>
internal sealed class LinearQuery(IReadOnlyList<RawCounter> counters, LabelValues values)
{
    /// <summary>By their metrics, whether series are deltas: each sample says how many events came since the one before.</summary>
    private readonly Dictionary<string, bool> _areDeltas = [];

    /// <summary>The part of the query that is not understood, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the queries read a metric as deltas, and not as a counter.</summary>
    public bool ReadsDeltas(string metric) => _areDeltas.GetValueOrDefault(metric);

    /// <summary>The samples of the result; null where the query is not understood.</summary>
    public IReadOnlyList<LinearSample>? Evaluate(Expr expr) => expr switch
    {
        ParenExpr paren => Evaluate(paren.Operand),
        CallExpr call => Call(call),
        AggregateExpr aggregate => Aggregate(aggregate),
        BinaryExpr { Operator: BinaryOperator.Or } or => Union(or),
        BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Sub or BinaryOperator.Mul or BinaryOperator.Div } binary => Arithmetic(binary),
        BinaryExpr binary when IsFilter(binary) => Evaluate(binary.Left),
        _ => Unknown(expr),
    };

    private static Fraction? Number(Expr expr) => expr switch
    {
        NumberLiteral number when Fraction.TryParseDecimal(number.Text, out var value) => value,
        ParenExpr paren => Number(paren.Operand),
        _ => null,
    };

    /// <summary>A comparison that keeps all values that occur here: from 0 on, or up to some limit.</summary>
    private static bool IsFilter(BinaryExpr binary) => !binary.ReturnBool && (binary.Operator, Number(binary.Right)) switch
    {
        (BinaryOperator.Greater or BinaryOperator.GreaterOrEqual or BinaryOperator.NotEqual, { Sign: 0 }) => true,
        (BinaryOperator.LessOrEqual, { } limit) => limit == 1,
        _ => false,
    };

    private IReadOnlyList<LinearSample>? Unknown(Expr expr)
    {
        Problem ??= expr.ToString();
        return null;
    }

    private IReadOnlyList<LinearSample>? Call(CallExpr call)
    {
        switch (call.Function)
        {
            case "rate" or "irate": return Read(call, EventUnit.PerSecond, areDeltas: false);
            case "increase": return Read(call, EventUnit.Count, areDeltas: false);
            case "sum_over_time": return Read(call, EventUnit.Count, areDeltas: true);
            case "clamp_min" when Number(call.Arguments[1]) is { Sign: 0 }:
            case "clamp_max" when Number(call.Arguments[1]) == Fraction.One:
                return Evaluate(call.Arguments[0]);
            case "vector" when Number(call.Arguments[0]) is { Sign: 0 }:
                return [new LinearSample(new Dictionary<string, string>(), [.. counters.Select(_ => Fraction.Zero)], null, null)];
            default:
                return Unknown(call);
        }
    }

    private IReadOnlyList<LinearSample>? Read(CallExpr call, EventUnit unit, bool areDeltas)
    {
        if (call.Arguments is not [MatrixSelector { Range: WindowPlaceholder, Vector: { Offset: null, At: null } vector }]) return Unknown(call);
        if (vector.Metric() is { } metric && !_areDeltas.TryAdd(metric, areDeltas) && _areDeltas[metric] != areDeltas) return Unknown(call);
        return [.. counters.Select((counter, i) => (counter, i)).Where(one => values.Selects(vector, one.counter.Metric, one.counter.Labels))
            .Select(one => new LinearSample(one.counter.Labels, [.. counters.Select((_, j) => j == one.i ? Fraction.One : Fraction.Zero)], null, unit))];
    }

    private IReadOnlyList<LinearSample>? Aggregate(AggregateExpr aggregate)
    {
        if (aggregate.Operator is not (AggregateOperator.Sum or AggregateOperator.Max or AggregateOperator.Min or AggregateOperator.Avg)) return Unknown(aggregate);
        if (Evaluate(aggregate.Operand) is not { } samples) return null;
        var sums = new List<LinearSample>();
        foreach (var group in samples.Select(sample => sample with { Labels = Grouped(sample.Labels, aggregate.Grouping) }).GroupBy(sample => Key(sample.Labels)))
        {
            var members = group.ToList();
            if (members.Count > 1 && (aggregate.Operator != AggregateOperator.Sum || members.Exists(member => member.Bottom is not null))) return Unknown(aggregate);
            if (members.Select(member => member.Unit).OfType<EventUnit>().Distinct().Count() > 1) return Unknown(aggregate);
            sums.Add(members.Aggregate((a, b) => a with { Top = Add(a.Top, b.Top, 1), Unit = a.Unit ?? b.Unit }));
        }

        return sums;
    }

    private IReadOnlyList<LinearSample>? Union(BinaryExpr or)
    {
        if (Evaluate(or.Left) is not { } left || Evaluate(or.Right) is not { } right) return null;
        var known = left.Select(sample => Key(Matched(sample.Labels, or.Matching))).ToHashSet();
        return [.. left, .. right.Where(sample => !known.Contains(Key(Matched(sample.Labels, or.Matching))))];
    }

    private IReadOnlyList<LinearSample>? Arithmetic(BinaryExpr binary)
    {
        if (binary.Left is WindowSeconds || binary.Right is WindowSeconds) return InOtherUnit(binary);
        if (Number(binary.Right) is { } right) return Scaled(binary, right);
        if (Number(binary.Left) is { } left) return FromNumber(binary, left);
        if (binary.Matching is { Group: not GroupSide.None }) return Unknown(binary);
        if (Evaluate(binary.Left) is not { } first || Evaluate(binary.Right) is not { } second) return null;
        var results = new List<LinearSample>();
        foreach (var a in first)
        {
            var matching = Matched(a.Labels, binary.Matching);
            var partners = second.Where(b => Key(Matched(b.Labels, binary.Matching)) == Key(matching)).ToList();
            if (partners.Count > 1) return Unknown(binary);
            if (partners is not [var partner]) continue;
            if (Combined(binary.Operator, a, partner) is not { } combined) return Unknown(binary);
            results.Add(combined with { Labels = matching });
        }

        return results;
    }

    /// <summary>Events of the window by its seconds are events per second, and the reverse.</summary>
    private IReadOnlyList<LinearSample>? InOtherUnit(BinaryExpr binary)
    {
        var (events, from, to) = binary switch
        {
            { Operator: BinaryOperator.Div, Right: WindowSeconds } => (binary.Left, EventUnit.Count, EventUnit.PerSecond),
            { Operator: BinaryOperator.Mul, Right: WindowSeconds } => (binary.Left, EventUnit.PerSecond, EventUnit.Count),
            { Operator: BinaryOperator.Mul, Left: WindowSeconds } => (binary.Right, EventUnit.PerSecond, EventUnit.Count),
            _ => default,
        };
        if (events is null) return Unknown(binary);
        if (Evaluate(events) is not { } samples) return null;
        if (samples.Any(sample => sample.Unit is { } unit && unit != from)) return Unknown(binary);
        return [.. samples.Select(sample => sample.Unit is null ? sample : sample with { Unit = to })];
    }

    private IReadOnlyList<LinearSample>? Scaled(BinaryExpr binary, Fraction number)
    {
        if (binary.Operator is not (BinaryOperator.Mul or BinaryOperator.Div) || number.Sign <= 0) return Unknown(binary);
        var factor = binary.Operator == BinaryOperator.Mul ? number : 1 / number;
        return Evaluate(binary.Left) is { } samples ? [.. samples.Select(sample => sample with { Top = Times(sample.Top, factor) })] : null;
    }

    /// <summary>A factor, or what is left of 1: <c>1 - good / total</c>.</summary>
    private IReadOnlyList<LinearSample>? FromNumber(BinaryExpr binary, Fraction number)
    {
        if (binary.Operator == BinaryOperator.Mul) return Scaled(binary with { Left = binary.Right, Right = binary.Left }, number);
        if (binary.Operator != BinaryOperator.Sub || Evaluate(binary.Right) is not { } samples) return Unknown(binary);
        return samples.All(sample => sample.Bottom is not null)
            ? [.. samples.Select(sample => sample with { Top = Add(Times(sample.Bottom!, number), sample.Top, -1) })]
            : Unknown(binary);
    }

    private static LinearSample? Combined(BinaryOperator op, LinearSample a, LinearSample b)
    {
        if (a.Bottom is not null || b.Bottom is not null || (a.Unit ?? b.Unit) != (b.Unit ?? a.Unit)) return null;
        return op switch
        {
            BinaryOperator.Div => a with { Bottom = b.Top, Unit = null },
            BinaryOperator.Add => a with { Top = Add(a.Top, b.Top, 1), Unit = a.Unit ?? b.Unit },
            BinaryOperator.Sub => a with { Top = Add(a.Top, b.Top, -1), Unit = a.Unit ?? b.Unit },
            _ => null,
        };
    }

    private static Dictionary<string, string> Grouped(IReadOnlyDictionary<string, string> labels, Grouping? grouping) =>
        Kept(labels, name => grouping is not null && grouping.Labels.Contains(name) != grouping.Without);

    private static Dictionary<string, string> Matched(IReadOnlyDictionary<string, string> labels, VectorMatching? matching) =>
        Kept(labels, name => matching is null || matching.Labels.Contains(name) == matching.On);

    private static Dictionary<string, string> Kept(IReadOnlyDictionary<string, string> labels, Predicate<string> isKept) =>
        labels.Where(label => isKept(label.Key)).ToDictionary(label => label.Key, label => label.Value);

    /// <summary>The same text for the same labels.</summary>
    public static string Key(IReadOnlyDictionary<string, string> labels) =>
        SelectorText.Of(null, labels.OrderBy(label => label.Key, StringComparer.Ordinal));

    private static Fraction[] Add(Fraction[] a, Fraction[] b, int factor) => [.. a.Zip(b, (x, y) => x + factor * y)];

    private static Fraction[] Times(Fraction[] terms, Fraction factor) => [.. terms.Select(term => term * factor)];
}

internal sealed record RawCounter(string Metric, IReadOnlyDictionary<string, string> Labels);

/// <summary>The sum of the counters' rates, each times its factor, by another such sum if there is one.</summary>
/// <param name="Unit">What the rates are, per second or of the window; null for a ratio, and for zero.</param>
internal sealed record LinearSample(IReadOnlyDictionary<string, string> Labels, Fraction[] Top, Fraction[]? Bottom, EventUnit? Unit);
