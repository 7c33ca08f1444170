using System.CommandLine;

namespace SloRuleGen.Cli.Shells;

/// <summary>What <c>--help</c> says of a command, as data: completion and the manual page are made from the same words.</summary>
/// <param name="Path">The words that call it, such as <c>slogen export openslo</c>.</param>
/// <param name="Options">Those that all commands share too.</param>
internal sealed record CommandWords(
    string Path,
    string Name,
    string Description,
    IReadOnlyList<CommandWords> Commands,
    IReadOnlyList<ValueWords> Arguments,
    IReadOnlyList<OptionWords> Options)
{
    /// <summary>The command and all below it.</summary>
    public IEnumerable<CommandWords> All => Commands.SelectMany(command => command.All).Prepend(this);

    public static CommandWords Of(Command command) => Of(command, command.Name, []);

    private static CommandWords Of(Command command, string path, IReadOnlyList<Option> shared)
    {
        IReadOnlyList<Option> inherited = [.. shared, .. command.Options.Where(option => option.Recursive)];
        return new(
            path,
            command.Name,
            command.Description ?? "",
            [.. command.Subcommands.Where(one => !one.Hidden).Select(one => Of(one, $"{path} {one.Name}", inherited))],
            [.. command.Arguments.Where(one => !one.Hidden).Select(one => new ValueWords(one.HelpName ?? one.Name, one.Description ?? ""))],
            [.. command.Options.Where(one => !one.Hidden && !inherited.Contains(one)).Concat(inherited).Select(OptionWords.Of)]);
    }
}

/// <summary>A value that is given: an argument, or what an option takes.</summary>
/// <param name="Help">How help names it: <c>FILE</c>, or the words that it may be, <c>text|json</c>.</param>
internal sealed record ValueWords(string Help, string Description)
{
    /// <summary>The words that it may be; none where it may be anything.</summary>
    public IReadOnlyList<string> Choices { get; } = Help.Contains('|') && Help.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '|' or '-' or '_') ? Help.Split('|') : [];

    /// <summary>Whether the path of a file or a folder may be given.</summary>
    public bool IsPath { get; } = Help.Split('|', '=').Any(word => word is "FILE" or "DIR" or "INPUT" or "SPEC" or "OLD" or "NEW");
}

/// <param name="Names">The long one last, such as <c>-o</c> and <c>--output</c>; those of other systems, such as <c>/?</c>, are left out.</param>
/// <param name="Value">What it takes; null for nothing.</param>
internal sealed record OptionWords(IReadOnlyList<string> Names, string Description, ValueWords? Value)
{
    public string LongName => Names[^1];

    public static OptionWords Of(Option option) => new(
        [.. option.Aliases.Append(option.Name).Distinct().Where(name => name.StartsWith('-') && name != "-?").OrderBy(name => name.StartsWith("--", StringComparison.Ordinal)).ThenBy(name => name.Length)],
        option.Description ?? "",
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? null : new(option.HelpName ?? "VALUE", ""));
}
