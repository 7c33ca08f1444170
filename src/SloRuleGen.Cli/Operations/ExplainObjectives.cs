using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;

namespace SloRuleGen.Cli.Operations;

/// <summary>Prints what follows from objectives alone, without any spec.</summary>
internal static class ExplainObjectives
{
    /// <param name="format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>html</c>.</param>
    public static int Run(IReadOnlyList<Objective> objectives, TrafficFigures? traffic, string format, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        switch (format)
        {
            case "json": terminal.Output.WriteLine(ObjectiveJson.Of(objectives, traffic)); break;
            case "markdown": terminal.Output.WriteLine(PageMarkdown.Of(ObjectivePage.Of(objectives, traffic))); break;
            case "html": terminal.Output.WriteLine(PageHtml.Of("Objectives", ObjectivePage.Of(objectives, traffic))); break;
            default: PageText.Print(ObjectivePage.Of(objectives, traffic), terminal); break;
        }

        return ExitCode.Ok;
    }
}
