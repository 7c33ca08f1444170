namespace SloRuleGen.Binding;

/// <summary>The templates that Prometheus expands in annotations and in the labels of alerts.</summary>
internal static class AlertTemplate
{
    /// <summary>
    /// Where an action <c>{{ … }}</c> starts that is never closed, or null. Prometheus would refuse the whole rule file for it.
    /// A <c>}}</c> in quotes within an action closes nothing.
    /// </summary>
    public static int? UnclosedAction(string text)
    {
        for (var start = text.IndexOf("{{", StringComparison.Ordinal); start >= 0;)
        {
            if (EndOfAction(text, start + 2) is not { } end) return start;
            start = text.IndexOf("{{", end, StringComparison.Ordinal);
        }

        return null;
    }

    private static int? EndOfAction(string text, int at)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
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
            else if (c == '}' && at + 1 < text.Length && text[at + 1] == '}')
            {
                return at + 2;
            }
        }

        return null;
    }
}
