using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class DocumentedCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;
}

/// <param name="width">The columns to wrap at; null for as many as a page of text has.</param>
internal sealed class HelpWithExamples(int? width) : SynchronousCommandLineAction
{
    private const int PageWidth = 100;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpAction { MaxWidth = width ?? PageWidth }.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DocumentedCommand { Examples: var examples })
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples) output.WriteLine($"  {example}");
        }

        return ExitCode.Ok;
    }
}
