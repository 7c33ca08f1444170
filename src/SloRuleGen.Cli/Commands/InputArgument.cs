using System.CommandLine;
using System.CommandLine.Parsing;

namespace SloRuleGen.Cli.Commands;

/// <summary>The specs that a command reads.</summary>
internal static class InputArgument
{
    /// <param name="more">What else may be given, as a sentence.</param>
    /// <param name="without">What the command does without any.</param>
    public static Argument<string[]> Create(string? more = null, string without = "none for what slogen.yaml names")
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = $"Spec files, folders (searched for *.slo.yaml and *.slo.yml, hidden ones left out), or - for standard input; {without}. {more}".TrimEnd(),
            Arity = ArgumentArity.ZeroOrMore,
        };
        RefuseOptions(inputs);
        return inputs;
    }

    /// <summary>Documents of other programs, of which there must be one.</summary>
    public static Argument<string[]> CreateForeign()
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "Files, folders (searched for *.yaml and *.yml, hidden ones left out), or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        RefuseOptions(inputs);
        return inputs;
    }

    // The parser takes an option that it does not know for one more input.
    private static void RefuseOptions(Argument<string[]> inputs) =>
        inputs.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => name.Length > 1 && name.StartsWith('-')))
                result.AddError(UnknownWord.Option(name, (CommandResult)result.Parent!, $"; a file of that name is './{name}'"));
        });
}
