namespace SloRuleGen.Compiler.Tests.Docs;

/// <summary>A newcomer finds every folder on the page.</summary>
public sealed class ArchitecturePageTests
{
    private static readonly string s_page = Pages.Read("docs/architecture.md");

    [Fact]
    public void Every_project_is_listed() => AllListed(Folders("src").Select(name => $"`src/{name}/`"));

    [Fact]
    public void Every_test_project_without_a_project_is_listed() => AllListed(Folders("tests").Where(name => !TestsAProject(name)).Select(name => $"`tests/{name}"));

    [Theory]
    [InlineData("src/SloRuleGen.Compiler")]
    [InlineData("src/SloRuleGen.Cli")]
    public void Every_folder_of_a_project_is_listed(string project) => AllListed(Folders(project).Select(name => $"{name}/`"));

    [Fact]
    public void Every_page_is_linked() =>
        AllListed(Pages.Names.Where(name => name.StartsWith("docs/", StringComparison.Ordinal) && name != "docs/architecture.md" && !IsOfDiagnostic(name))
            .Select(name => $"]({name["docs/".Length..]})"));

    /// <summary>They are linked from the table of all codes.</summary>
    private static bool IsOfDiagnostic(string name) => name.StartsWith("docs/diagnostics/", StringComparison.Ordinal);

    private static void AllListed(IEnumerable<string> names) =>
        Assert.All(names, name => Assert.Contains(name, s_page, StringComparison.Ordinal));

    private static bool TestsAProject(string folder)
    {
        var project = folder.Replace(".Tests", "", StringComparison.Ordinal);
        return project != folder && (Path.Exists(Pages.PathOf($"src/{project}")) || Path.Exists(Pages.PathOf($"tests/{project}")));
    }

    private static IEnumerable<string> Folders(string parent) =>
        Directory.EnumerateDirectories(Pages.PathOf(parent)).Select(path => Path.GetFileName(path)!).Where(name => name is not ("bin" or "obj"));
}
