namespace SloRuleGen.PromQL.Re2;

/// <summary>A count in braces: <c>{2}</c>, <c>{2,}</c> (<paramref name="Max"/> -1) or <c>{2,5}</c>.</summary>
internal readonly record struct Re2Count(int Min, int Max)
{
    private const int TooMany = 100_000_000;

    /// <summary>True if something may stand twice.</summary>
    public bool IsMultiple => Min >= 2 || Max >= 2;

    public bool IsValid(int limit) => Min <= limit && Max <= limit && (Max < 0 || Min <= Max);

    /// <summary>How many copies come of something that consists of so many.</summary>
    public long CopiesOf(long copies)
    {
        if (Max == 0) return 1;
        return Math.Max(Max < 0 ? Min : Max, 1) * copies;
    }

    /// <summary>Takes a count. What only looks like one, such as <c>{,5}</c> or <c>{05}</c>, is left as it is.</summary>
    public static bool TryParse(Re2Reader reader, out Re2Count count)
    {
        count = default;
        var distance = 1;
        if (!TryReadNumber(reader, ref distance, out var min)) return false;
        var max = min;
        if (reader.Peek(distance) == ',')
        {
            distance++;
            if (reader.Peek(distance) == '}') max = -1;
            else if (!TryReadNumber(reader, ref distance, out max)) return false;
        }

        if (reader.Peek(distance) != '}') return false;
        reader.Skip(distance + 1);
        count = new Re2Count(min, max);
        return true;
    }

    private static bool TryReadNumber(Re2Reader reader, ref int distance, out int number)
    {
        number = 0;
        var start = distance;
        for (; char.IsAsciiDigit(reader.Peek(distance)); distance++)
            number = Math.Min(TooMany, number * 10 + (reader.Peek(distance) - '0'));
        return distance > start && (distance == start + 1 || reader.Peek(start) != '0');
    }
}
