using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Shells;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen completion</c>: what makes a shell complete this program's words.</summary>
internal static class CompletionCommand
{
    private const string Bash = "bash";
    private const string Zsh = "zsh";
    private const string Fish = "fish";
    private const string PowerShell = "powershell";

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var shell = ChoiceOption.CreateArgument("SHELL", "The shell that is to complete.", Bash, Zsh, Fish, PowerShell);
        var command = new DocumentedCommand(
            "completion",
            "Print a script by which a shell completes commands, options and their words.",
            "source <(slogen completion bash)                        # in ~/.bashrc",
            "source <(slogen completion zsh)                         # in ~/.zshrc, after compinit",
            "slogen completion fish > ~/.config/fish/completions/slogen.fish",
            "slogen completion powershell | Out-String | Invoke-Expression")
        {
            shell,
        };
        command.SetAction(parse =>
        {
            var words = CommandWords.Of(parse.RootCommandResult.Command);
            environmentOf(parse).Terminal.Output.Write(parse.GetRequiredValue(shell) switch
            {
                Zsh => ZshCompletion.Of(words),
                Fish => FishCompletion.Of(words),
                PowerShell => PowerShellCompletion.Of(words),
                _ => BashCompletion.Of(words),
            });
            return ExitCode.Ok;
        });
        return command;
    }
}
