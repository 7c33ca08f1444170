using SloRuleGen.Output;

namespace SloRuleGen.Compiler.Tests.Output;

public sealed class ServiceSplitterTests
{
    /// <summary>Groups of so many bytes, in documents of up to ten.</summary>
    [Theory]
    [InlineData("4 6", "4+6")] // Just full.
    [InlineData("4 7", "4 7")]
    [InlineData("4 4 4", "4+4 4")]
    [InlineData("11 1", "11 1")] // One group is never divided.
    [InlineData("4 9 1", "4 9+1")] // The order is kept: the last does not move up.
    public void Each_document_is_as_full_as_can_be(string groups, string documents)
    {
        var service = TestRules.Service([.. groups.Split(' ').Select(size => TestRules.Group(size, TestRules.Recording("a")))]);

        var parts = ServiceSplitter.Split(service, 10, part => part.Groups.Sum(group => int.Parse(group.Name, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(documents, string.Join(' ', parts.Select(part => string.Join('+', part.Groups.Select(group => group.Name)))));
        Assert.Equal(Enumerable.Range(1, parts.Count), parts.Select(part => part.Part));
    }
}
