using System.Security.Cryptography;
using System.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Parts of a page of HTML that needs nothing beside itself, and runs nothing.</summary>
internal static class HtmlText
{
    /// <summary>Text, made fit for an element and for an attribute in double quotes. Control characters are spelt out, line breaks stay.</summary>
    public static string Escaped(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in PlainText.Lines(text))
        {
            safe.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => c.ToString(),
            });
        }

        return safe.ToString();
    }

    /// <summary>A whole page. Its content security policy allows its own style, and nothing else: no script, no picture, no other server.</summary>
    /// <param name="title">As users read it.</param>
    /// <param name="style">CSS, without the text of users.</param>
    /// <param name="body">HTML, in which all text of users is <see cref="Escaped"/>.</param>
    public static string Page(string title, string style, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{HashOf(style)}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Escaped(title)}</title>
        <style>{style}</style>
        </head>
        <body>
        {body.TrimEnd('\n')}
        </body>
        </html>
        """.ReplaceLineEndings("\n");

    /// <summary>By which a policy allows a style or a script.</summary>
    public static string HashOf(string content) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
