using System.Text;

namespace SloRuleGen.Cli.Shells;

/// <summary>Lines for fish, each of which offers one word.</summary>
internal static class FishCompletion
{
    public static string Of(CommandWords program)
    {
        var script = new StringBuilder($"# Completion of {program.Name} for fish. To load it: {program.Name} completion fish | source\n");
        foreach (var command in program.All)
        {
            var where = Condition(command, program);
            foreach (var one in command.Commands) script.Append($"complete -c {program.Name} -f -n {Quoted(where)} -a {one.Name} -d {Quoted(one.Description)}\n");
            foreach (var choice in command.Arguments.SelectMany(argument => argument.Choices)) script.Append($"complete -c {program.Name} -f -n {Quoted(where)} -a {choice}\n");
            foreach (var option in command.Options) script.Append($"complete -c {program.Name} -n {Quoted(where)} {Words(option)} -d {Quoted(option.Description)}\n");
        }

        return script.ToString();
    }

    private static string Condition(CommandWords command, CommandWords program)
    {
        var called = command.Path.Split(' ')[1..];
        if (called.Length == 0) return "__fish_use_subcommand";
        var seen = string.Join("; and ", called.Select(word => $"__fish_seen_subcommand_from {word}"));
        return command.Commands.Count == 0 ? seen : $"{seen}; and not __fish_seen_subcommand_from {string.Join(' ', command.Commands.Select(one => one.Name))}";
    }

    private static string Words(OptionWords option)
    {
        var names = string.Join(' ', option.Names.Select(name => name.StartsWith("--", StringComparison.Ordinal) ? $"-l {name[2..]}" : $"-s {Quoted(name[1..])}"));
        return option.Value switch
        {
            null => names,
            { Choices: [_, ..] choices } => $"{names} -x -a {Quoted(string.Join(' ', choices))}",
            { IsPath: true } => $"{names} -r -F",
            _ => $"{names} -x",
        };
    }

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\").Replace("'", "\\'")}'";
}
