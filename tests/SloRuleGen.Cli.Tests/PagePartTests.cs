using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Tests;

public sealed partial class PagePartTests
{
    private const string Hostile = "<script>alert('x')</script> & \"quotes\" | [a](javascript:b) `c` *d*";

    private static readonly IReadOnlyList<PagePart> s_parts =
    [
        new PagePart.Title(Hostile),
        new PagePart.Section(Hostile),
        new PagePart.Paragraph("# " + Hostile),
        new PagePart.Facts([(Hostile, Hostile), ("Runbook", "https://runbooks.example/a?b=1&c='2'"), ("Other", "javascript:alert(1)")]),
        new PagePart.Table(Hostile, [Hostile, "Other"], [[Hostile, "1. one"]], Hostile),
        new PagePart.Drawing(_ => [Hostile]),
        new PagePart.List(Hostile, ["1. " + Hostile, "- " + Hostile]),
    ];

    [Fact]
    public void HTML_has_text_of_users_as_text_alone()
    {
        var page = PageHtml.Of(Hostile, s_parts);

        Assert.Equal(
            ["html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "dl", "dt", "dd", "a", "div", "table", "tr", "th", "td", "pre", "ul", "li"],
            Tag().Matches(page).Select(tag => tag.Groups[1].Value).Distinct());
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("='x'", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void HTML_links_to_web_pages_alone()
    {
        var links = Link().Matches(PageHtml.Of("Page", s_parts)).Select(link => link.Value);

        Assert.Equal(["href=\"https://runbooks.example/a?b=1&amp;c=&#39;2&#39;\""], links);
    }

    [Fact]
    public void The_policy_of_HTML_allows_its_own_style_and_nothing_else()
    {
        var page = PageHtml.Of("Page", s_parts);
        var style = page[(page.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_has_text_of_users_as_text_alone()
    {
        var safe = "\\<script\\>alert('x')\\</script\\> \\& \"quotes\" \\| \\[a\\](javascript:b) \\`c\\` \\*d\\*";

        Assert.Equal(
            $"""
            ## {safe}

            ### {safe}

            \# {safe}

            - {safe}: {safe}
            - Runbook: https://runbooks.example/a?b=1\&c='2'
            - Other: javascript:alert(1)

            ### {safe}

            | {safe} | Other |
            | --- | --- |
            | {safe} | 1. one |

            {safe}

            ```text
            {Hostile}
            ```

            ### {safe}

            - 1\. {safe}
            - \- {safe}
            """,
            PageMarkdown.Of(s_parts));
    }

    [GeneratedRegex("<([a-z0-9]+)")]
    private static partial Regex Tag();

    [GeneratedRegex("href=\"[^\"]*\"")]
    private static partial Regex Link();
}
