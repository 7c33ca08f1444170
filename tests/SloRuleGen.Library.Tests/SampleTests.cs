using System.Reflection;
using System.Runtime.CompilerServices;

namespace SloRuleGen.Library.Tests;

/// <summary>The example of <c>samples/library</c> says what docs/library.md shows.</summary>
public sealed class SampleTests
{
    [Fact]
    public void The_page_shows_what_the_example_prints()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "library.md"));
        var shown = page.Split("```\n$ dotnet run --project samples/library samples/http.slo.yaml\n")[1].Split("```")[0];
        Assert.Equal((shown, 0), Run("samples/http.slo.yaml"));
    }

    [Fact]
    public void The_page_shows_the_whole_example() =>
        Assert.Contains(File.ReadAllText(Path.Combine(Root(), "samples", "library", "Program.cs")), File.ReadAllText(Path.Combine(Root(), "docs", "library.md")), StringComparison.Ordinal);

    private static (string Output, int ExitCode) Run(string spec)
    {
        var (before, folder, output) = (Console.Out, Environment.CurrentDirectory, new StringWriter());
        try
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = Root();
            var exitCode = (int)Assembly.Load("slo-review").EntryPoint!.Invoke(null, [new[] { spec }])!;
            return (output.ToString(), exitCode);
        }
        finally
        {
            Console.SetOut(before);
            Environment.CurrentDirectory = folder;
        }
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
