using System.Text.RegularExpressions;

namespace SloRuleGen.Compiler.Tests.Docs;

public sealed partial class LinkTests
{
    public static TheoryData<string> Names => [.. Pages.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_of_a_page_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Pages.PathOf(page))!;
        var broken = Link().Matches(Pages.Read(page)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(folder, target)));

        Assert.Empty(broken);
    }

    /// <summary>The target of a link, without the part after a <c>#</c>; links within the page are left out.</summary>
    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
