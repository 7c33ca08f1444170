namespace SloRuleGen.Cli.Console;

/// <summary>
/// Writes HTML, and SVG in it. Whatever is given as text or as the value of an attribute stays that: it is escaped here, so that nothing
/// that users wrote becomes an element, an address or a script.
/// </summary>
internal sealed class HtmlWriter(TextWriter output)
{
    /// <param name="tag">Of the program's own, as are the names of attributes. An attribute whose value is null is left out.</param>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(tag, attributes);
        output.Write('>');
        return this;
    }

    public HtmlWriter Close(string tag)
    {
        output.Write("</");
        output.Write(tag);
        output.Write('>');
        return this;
    }

    /// <summary>An element that has nothing in it.</summary>
    /// <inheritdoc cref="Open" path="/param"/>
    public HtmlWriter Empty(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(tag, attributes);
        output.Write("/>");
        return this;
    }

    /// <summary>An element with a text in it.</summary>
    /// <inheritdoc cref="Open" path="/param"/>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes).Text(text).Close(tag);

    public HtmlWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>A style sheet or a script: a part of the program, never of a user's.</summary>
    public HtmlWriter OfTheProgram(string tag, string content)
    {
        Open(tag);
        output.Write(content);
        return Close(tag);
    }

    public HtmlWriter Line()
    {
        output.Write('\n');
        return this;
    }

    private void Begin(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            output.Write(' ');
            output.Write(name);
            output.Write("=\"");
            Escape(value);
            output.Write('"');
        }
    }

    private void Escape(string text) => output.Write(HtmlText.Escaped(text));
}
