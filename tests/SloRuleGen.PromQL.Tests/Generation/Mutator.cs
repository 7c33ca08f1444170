namespace SloRuleGen.PromQL.Tests.Generation;

/// <summary>Damages texts: characters and words are removed, repeated, moved or put in.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly string[] s_pieces =
    [
        "(", ")", "{", "}", "[", "]", ",", ":", "=", "==", "=~", "!", "!~", "<", ">=", "+", "-", "*", "/", "%", "^", "@", "\"", "'", "`", "\\", ".", " ", "\n",
        "1", "5m", "x", "sum", "by", "without", "on", "ignoring", "group_left", "offset", "bool", "and", "or", "inf", "start()", "rate", "{}", "[5m]", "[5m:]",
        "offset 5m", "@ end()", "step()", "range()", "min_of(", "smoothed", "anchored", "fill(0)", "é", "😀", "\u200b", ";", "?", "$", "~", "_",
    ];

    public string Mutate(string text)
    {
        for (var i = random.Next(1, 4); i > 0; i--) text = MutateOnce(text);
        return text;
    }

    private string MutateOnce(string text)
    {
        var start = random.Next(text.Length + 1);
        var length = Math.Min(text.Length - start, random.Next(1, 6));
        return random.Next(5) switch
        {
            0 or 1 => text.Remove(start, length),
            2 => text.Insert(start, text.Substring(start, length)),
            3 => text.Remove(start, length).Insert(random.Next(text.Length - length + 1), text.Substring(start, length)),
            _ => text.Insert(start, s_pieces[random.Next(s_pieces.Length)]),
        };
    }
}
