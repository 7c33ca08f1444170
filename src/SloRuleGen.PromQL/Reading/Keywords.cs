using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>Words with a meaning of their own, in any case. Most of them may still name metrics and labels.</summary>
internal static class Keywords
{
    private static readonly Dictionary<string, AggregateOperator> s_aggregates =
        Enum.GetValues<AggregateOperator>().ToDictionary(op => op.Text(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, TokenKind> s_kinds = new Dictionary<string, TokenKind>
    {
        ["and"] = TokenKind.And,
        ["or"] = TokenKind.Or,
        ["unless"] = TokenKind.Unless,
        ["atan2"] = TokenKind.Atan2,
        ["bool"] = TokenKind.Bool,
        ["by"] = TokenKind.By,
        ["without"] = TokenKind.Without,
        ["on"] = TokenKind.On,
        ["ignoring"] = TokenKind.Ignoring,
        ["group_left"] = TokenKind.GroupLeft,
        ["group_right"] = TokenKind.GroupRight,
        ["fill"] = TokenKind.Fill,
        ["fill_left"] = TokenKind.FillLeft,
        ["fill_right"] = TokenKind.FillRight,
        ["offset"] = TokenKind.Offset,
        ["smoothed"] = TokenKind.Smoothed,
        ["anchored"] = TokenKind.Anchored,
        ["start"] = TokenKind.Start,
        ["end"] = TokenKind.End,
        ["step"] = TokenKind.Step,
        ["range"] = TokenKind.Range,
        ["max_of"] = TokenKind.MaxOf,
        ["min_of"] = TokenKind.MinOf,
        ["inf"] = TokenKind.Number,
        ["nan"] = TokenKind.Number,
    }.Concat(s_aggregates.Keys.Select(name => KeyValuePair.Create(name, TokenKind.Aggregate)))
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of a word, <see cref="TokenKind.Identifier"/> if it has no meaning of its own.</summary>
    public static TokenKind KindOf(string word) => s_kinds.GetValueOrDefault(word, TokenKind.Identifier);

    public static IEnumerable<string> Aggregations => s_aggregates.Keys;

    public static AggregateOperator AggregateOf(string word) => s_aggregates[word];

    /// <summary>True for the words that duration expressions are made of.</summary>
    public static bool IsDurationWord(TokenKind kind) => kind is TokenKind.Step or TokenKind.Range or TokenKind.MaxOf or TokenKind.MinOf;

    /// <summary>True for words that modify something, which messages show in angle brackets.</summary>
    public static bool IsModifier(TokenKind kind) => kind is >= TokenKind.Bool and <= TokenKind.Anchored;

    public static bool IsOperator(TokenKind kind) => kind is >= TokenKind.EqualRegex and <= TokenKind.Atan2;

    /// <summary>True if the token may be read as a metric's name.</summary>
    public static bool CanNameMetric(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.MetricIdentifier or TokenKind.Aggregate
        or TokenKind.And or TokenKind.Or or TokenKind.Unless or TokenKind.By or TokenKind.Without or TokenKind.Offset
        or TokenKind.Fill or TokenKind.FillLeft or TokenKind.FillRight or TokenKind.Smoothed or TokenKind.Anchored
        or TokenKind.Start or TokenKind.End or TokenKind.Step or TokenKind.Range or TokenKind.MaxOf or TokenKind.MinOf;

    /// <summary>True if the token may be read as a label in <c>by (…)</c> or <c>on (…)</c>.</summary>
    public static bool CanNameGroupingLabel(TokenKind kind) => kind is TokenKind.Identifier or TokenKind.MetricIdentifier
        or TokenKind.And or TokenKind.Or or TokenKind.Unless or TokenKind.Atan2 or TokenKind.Aggregate
        || (kind is >= TokenKind.Bool and <= TokenKind.MinOf && kind != TokenKind.Without);
}
