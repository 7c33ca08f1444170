namespace SloRuleGen.Importing.Documents;

/// <summary>Finds the comments in an expression.</summary>
internal static class PromQLComments
{
    /// <summary>Each with its <c>#</c>, to the end of its line.</summary>
    public static IEnumerable<string> In(string text)
    {
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quote != '\0')
            {
                if (c == '\\' && quote != '`') at++;
                else if (c == quote) quote = '\0';
            }
            else if (c is '"' or '\'' or '`')
            {
                quote = c;
            }
            else if (c == '#')
            {
                var length = text.AsSpan(at).IndexOf('\n');
                var end = length < 0 ? text.Length : at + length;
                yield return text[at..end].Trim();
                at = end;
            }
        }
    }
}
