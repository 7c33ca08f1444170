using System.Text;

namespace SloRuleGen.Cli.Shells;

/// <summary>A function for zsh's own completion, a file <c>_slogen</c> in a folder of <c>fpath</c>.</summary>
internal static class ZshCompletion
{
    public static string Of(CommandWords program)
    {
        var script = new StringBuilder(
            $"""
            #compdef {program.Name}
            # Completion of {program.Name} for zsh. To load it: source <({program.Name} completion zsh), after compinit


            """);
        foreach (var command in program.All) Append(command, script);
        return script.Append(
            $"""
            if [[ $funcstack[1] == _{program.Name} ]]; then _{program.Name} "$@"; else compdef _{program.Name} {program.Name}; fi

            """).ToString();
    }

    private static void Append(CommandWords command, StringBuilder script)
    {
        script.Append($"{Function(command)}() {{\n");
        if (command.Commands.Count > 0) script.Append("  local curcontext=$curcontext state line\n");
        script.Append($"  _arguments{(command.Commands.Count > 0 ? " -C" : "")}");
        foreach (var option in command.Options)
        {
            var names = option.Names.Count == 1 ? Quoted(option.LongName + Explained(option)) : $"{{{string.Join(',', option.Names)}}}{Quoted(Explained(option))}";
            script.Append(" \\\n    '*'").Append(names);
        }

        if (command.Commands.Count > 0)
        {
            script.Append(" \\\n    '1: :->command' '*:: :->arguments'\n  case $state in\n    command)\n      local -a commands=(\n");
            foreach (var one in command.Commands) script.Append($"        {Quoted($"{one.Name}:{one.Description}")}\n");
            script.Append("      )\n      _describe command commands ;;\n    arguments)\n      case $line[1] in\n");
            foreach (var one in command.Commands) script.Append($"        {one.Name}) {Function(one)} ;;\n");
            script.Append("      esac ;;\n  esac\n");
        }
        else
        {
            foreach (var argument in command.Arguments) script.Append($" \\\n    {Quoted($"*:{Escaped(argument.Help)}:{Action(argument)}")}");
            script.Append('\n');
        }

        script.Append("}\n\n");
    }

    private static string Function(CommandWords command) => $"_{command.Path.Replace(' ', '_').Replace('-', '_')}";

    private static string Explained(OptionWords option) =>
        $"[{Escaped(option.Description)}]{(option.Value is { } value ? $":{Escaped(value.Help)}:{Action(value)}" : "")}";

    private static string Action(ValueWords value) => value.Choices.Count > 0 ? $"({string.Join(' ', value.Choices)})" : value.IsPath ? "_files" : "";

    /// <summary>Colons and brackets end a part of a specification.</summary>
    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace(":", "\\:").Replace("[", "\\[").Replace("]", "\\]");

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''")}'";
}
