using YamlDotNet.Core.Events;

namespace SloRuleGen.Syntax;

/// <summary>Finds a node's content behind its anchor and tag, with which the parser's events begin.</summary>
internal static class NodeProperties
{
    /// <param name="start">Where the event starts.</param>
    /// <returns>The first character of the content, or for an empty node the end of its anchor and tag.</returns>
    public static int ContentStart(NodeEvent node, string text, int start)
    {
        var count = (node.Anchor.IsEmpty ? 0 : 1) + (node.Tag.IsEmpty ? 0 : 1);
        if (count == 0) return start;
        var isEmpty = node is Scalar { Value: "", Style: YamlDotNet.Core.ScalarStyle.Plain };
        var at = start;
        for (var i = 0; i < count; i++)
        {
            at = SkipWord(text, SkipBlanks(text, at));
        }

        return isEmpty ? at : SkipBlanks(text, at);
    }

    /// <summary>Skips an anchor or a tag.</summary>
    public static int SkipWord(string text, int at)
    {
        while (at < text.Length && text[at] is not (' ' or '\t' or '\r' or '\n' or ',' or ']' or '}')) at++;
        return at;
    }

    /// <summary>Skips blanks, line breaks and comments.</summary>
    public static int SkipBlanks(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n') at++;
            else if (text[at] == '#') at += text.AsSpan(at).IndexOfAny('\r', '\n') is var length and >= 0 ? length : text.Length - at;
            else break;
        }

        return at;
    }
}
