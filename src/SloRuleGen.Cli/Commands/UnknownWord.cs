using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Commands;

/// <summary>What a word of the command line was meant to be that nobody there knows.</summary>
internal static class UnknownWord
{
    /// <summary>A sentence about what is no option of a command.</summary>
    /// <param name="otherwise">What to say where nothing like it is known, after the first clause.</param>
    public static string Option(string word, CommandResult command, string otherwise = "") =>
        $"There is no option '{word}'{Hint(word, command, OptionsOf(command)) ?? $"{otherwise}."}";

    /// <summary>A sentence about what stands where a command should.</summary>
    public static string Command(string word, CommandResult program) =>
        $"There is no command or option '{word}'{Hint(word, program, [.. program.Command.Subcommands.Select(c => c.Name), .. OptionsOf(program)]) ?? "."}";

    private static string? Hint(string word, CommandResult command, IReadOnlyList<string> known)
    {
        var name = word.Split('=')[0];
        var owners = ProgramOf(command).Subcommands.Where(other => Names(other.Options).Contains(name)).Select(other => $"'{ProgramOf(command).Name} {other.Name}'").ToList();
        if (owners.Count > 0) return $"; it is an option of {Enumeration.And(owners)}.";

        // The dashes are the same in all of them and say nothing of how near two are.
        var byLetters = known.Where(other => other.Length > 2).DistinctBy(Letters).ToDictionary(Letters);
        return NearestWord.Of(Letters(name), byLetters.Keys) is { } meant ? $"; did you mean '{byLetters[meant]}'?" : null;
    }

    private static IReadOnlyList<string> OptionsOf(CommandResult command) => command.Parent is CommandResult parent
        ? [.. Names(command.Command.Options), .. Names(parent.Command.Options.Where(option => option.Recursive))]
        : [.. Names(command.Command.Options)];

    private static IEnumerable<string> Names(IEnumerable<Option> options) => options.SelectMany(option => option.Aliases.Prepend(option.Name));

    private static Command ProgramOf(CommandResult command) => command.Parent is CommandResult parent ? ProgramOf(parent) : command.Command;

    private static string Letters(string word) => word.TrimStart('-').ToLowerInvariant();
}
