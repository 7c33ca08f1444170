using SloRuleGen.Text;
using YamlDotNet.Core;

namespace SloRuleGen.Syntax;

/// <summary>
/// Finds where each unit of a scalar's value was written. The YAML parser tells only where a scalar
/// starts and ends, so its source is read once more, guided by the value.
/// </summary>
internal static class ScalarMapper
{
    /// <param name="start">The first character of the text, an opening quote, or a block's header.</param>
    /// <param name="end">After the last character of the text or the closing quote; for a block anywhere below its text.</param>
    public static ScalarMap Map(SourceText source, int start, int end, ScalarStyle style, string value)
    {
        var text = source.Content;
        var builder = new ScalarMapBuilder(text, value);
        var valueEnd = style switch
        {
            ScalarStyle.Literal or ScalarStyle.Folded =>
                BlockScalarReader.Read(text, start, value, isLiteral: style == ScalarStyle.Literal, builder),
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted =>
                FlowScalarReader.Read(text, start + 1, Math.Max(start + 1, end - 1), quote: text[start], builder),
            _ => FlowScalarReader.Read(text, start, end, quote: '\0', builder),
        };
        // Should the two readings ever differ, the whole scalar is still the right place.
        return builder.Agrees ? builder.Build(valueEnd) : Whole(value.Length, start, end);
    }

    private static ScalarMap Whole(int length, int start, int end) =>
        new([new ScalarRun(0, length, start, end - start, Verbatim: false)], start);
}
