using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen templates</c>: the templates of SLIs that specs can use.</summary>
internal static class TemplatesCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Templates to show in full: their parameters, their definition and an example.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var library = LibraryOption.Create();
        var settings = new SettingsOptions();
        var command = new DocumentedCommand(
            "templates",
            "List the templates of SLIs that specs can use.",
            "slogen templates",
            "slogen templates http-requests",
            "slogen templates --library slis/")
        {
            names, library,
        };
        settings.AddTo(command);
        names.Validators.Add(result =>
        {
            // The parser takes an option that it does not know for one more name.
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-')))
                result.AddError(UnknownWord.Option(name, (CommandResult)result.Parent!));
        });
        command.SetAction(parse => settings.Run(
            parse,
            [],
            environmentOf(parse),
            values => new ListTemplatesArguments(parse.GetValue(names) ?? [], values.List("library", library, values.Settings.Library), values.Lints()),
            ListTemplates.Run));
        return command;
    }
}
