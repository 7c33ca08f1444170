using SloRuleGen.Queries;

namespace SloRuleGen.Compiler.Tests.Binding;

public class OtherWindowsTests
{
    [Theory]
    [InlineData("rate(a[«{{.window}}»]) + rate(b[«{{ .window }}»])")]
    [InlineData("«{{-\t.window -}}»")]
    [InlineData("{«{{.window}}»}")]
    [InlineData("{{{{ .windows }} {{.window} {{window}} {{- -.window}} {{.window")]
    [InlineData("{{")]
    [InlineData("")]
    public void The_window_of_other_programs_is_found_wherever_it_stands(string text) => Assert.Equal(
        text, OtherWindows.In(Plain(text)).Reverse().Aggregate(Plain(text), (marked, span) => marked.Insert(span.End, "»").Insert(span.Start, "«")));

    private static string Plain(string text) => text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
}
