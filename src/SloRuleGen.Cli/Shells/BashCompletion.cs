using System.Text;

namespace SloRuleGen.Cli.Shells;

/// <summary>A function of bash, 3.2 or later, that offers commands, options and their words; where it offers nothing, bash offers files.</summary>
internal static class BashCompletion
{
    public static string Of(CommandWords program)
    {
        var commands = program.All.ToList();
        var script = new StringBuilder(
            $$"""
            # Completion of {{program.Name}} for bash. To load it: source <({{program.Name}} completion bash)
            _{{program.Name}}() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command={{program.Name}} words= i
              for ((i = 1; i < COMP_CWORD; i++)); do
                case "$command ${COMP_WORDS[i]}" in

            """);
        script.Append($"      {Patterns(commands.Skip(1).Select(command => command.Path))}) command+=\" ${{COMP_WORDS[i]}}\" ;;\n");
        script.Append(
            """
                esac
              done
              # bash takes --name=value for three words.
              if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi
              COMPREPLY=()
              case "$command $prev" in

            """);
        foreach (var taking in commands.SelectMany(command => command.Options.Where(option => option.Value is { Choices.Count: > 0 }), (command, option) => (command, option)).GroupBy(one => Words(one.option.Value!)))
        {
            var patterns = taking.SelectMany(one => one.option.Names.Select(name => $"{one.command.Path} {name}"));
            script.Append($"    {Patterns(patterns)}) COMPREPLY=($(compgen -W '{taking.Key}' -- \"$cur\")); return ;;\n");
        }

        script.Append("  esac\n  case \"$command\" in\n");
        foreach (var command in commands)
        {
            var options = string.Join(' ', command.Options.SelectMany(option => option.Names));
            var others = string.Join(' ', command.Commands.Select(one => one.Name).Concat(command.Arguments.SelectMany(argument => argument.Choices)));
            script.Append($"    \"{command.Path}\") if [[ $cur == -* ]]; then words='{options}'; else words='{others}'; fi ;;\n");
        }

        return script.Append(
            $$"""
              esac
              COMPREPLY=($(compgen -W "$words" -- "$cur"))
            }
            complete -o bashdefault -o default -F _{{program.Name}} {{program.Name}}

            """).ToString();
    }

    private static string Words(ValueWords value) => string.Join(' ', value.Choices);

    private static string Patterns(IEnumerable<string> texts) => string.Join('|', texts.Select(text => $"\"{text}\""));
}
