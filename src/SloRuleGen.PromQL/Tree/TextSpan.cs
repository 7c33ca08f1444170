using System.Text;

namespace SloRuleGen.PromQL.Tree;

/// <summary>A stretch of an expression's text, in UTF-16 units: <c>End</c> is exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>The stretch in bytes of UTF-8, as Prometheus counts. Half a surrogate pair counts as U+FFFD, three bytes.</summary>
    /// <param name="text">The text that the span is of.</param>
    public TextSpan ToUtf8(string text)
    {
        var start = Encoding.UTF8.GetByteCount(text.AsSpan(0, Start));
        return new TextSpan(start, start + Encoding.UTF8.GetByteCount(text.AsSpan(Start, Length)));
    }
}
