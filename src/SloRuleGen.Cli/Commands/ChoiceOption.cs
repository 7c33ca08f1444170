using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Commands;

/// <summary>Options and arguments that take one of a few words.</summary>
internal static class ChoiceOption
{
    /// <param name="words">The first holds where none is given.</param>
    public static Option<string> Create(string name, string description, params IReadOnlyList<string> words)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
        };
        option.Validators.Add(result => Check(result, name, words));
        return option;
    }

    /// <summary>The same without a word that holds where none is given.</summary>
    public static Option<string?> CreateOptional(string name, string description, params IReadOnlyList<string> words)
    {
        var option = new Option<string?>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
        };
        option.Validators.Add(result => Check(result, name, words));
        return option;
    }

    /// <param name="words">The first holds where none is given.</param>
    public static Argument<string> CreateArgument(string name, string description, params IReadOnlyList<string> words)
    {
        var argument = new Argument<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => words[0],
        };
        argument.Validators.Add(result => Check(result, name, words));
        return argument;
    }

    private static void Check(SymbolResult result, string name, IReadOnlyList<string> words)
    {
        if (result.Tokens is not [{ Value: var given }] || words.Contains(given)) return;
        var help = NearestWord.Of(given, words) is { } meant ? $"; did you mean '{meant}'?" : ".";
        result.AddError($"{name} '{given}': it takes {Enumeration.Or(words)}{help}");
    }
}
