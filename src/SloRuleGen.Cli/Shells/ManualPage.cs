using System.Text;

namespace SloRuleGen.Cli.Shells;

/// <summary>The manual page, in the language of <c>man</c>.</summary>
internal static class ManualPage
{
    /// <param name="examplesOf">The examples of a command's help, by its path.</param>
    public static string Of(CommandWords program, string version, Func<string, IReadOnlyList<string>> examplesOf)
    {
        var page = new StringBuilder($".TH {program.Name.ToUpperInvariant()} 1 \"\" \"{program.Name} {version}\" \"User Commands\"\n");
        page.Append($".SH NAME\n{program.Name} \\- {Text(LowerFirst(program.Description.TrimEnd('.')))}\n");
        page.Append($".SH SYNOPSIS\n.B {program.Name}\n.I command\n[\\fIoptions\\fR]\n");
        page.Append($".SH DESCRIPTION\n{Text(program.Description)}\n");
        page.Append(".SH OPTIONS OF ALL COMMANDS\n");
        foreach (var option in program.Options) Append(option, page);
        page.Append(".SH COMMANDS\n");
        foreach (var command in program.All.Skip(1).Where(command => command.Commands.Count == 0)) Append(command, program, examplesOf(command.Path), page);
        page.Append(".SH EXIT STATUS\n");
        foreach (var (code, meaning) in s_codes) page.Append($".TP\n.B {code}\n{Text(meaning)}\n");
        return page.ToString();
    }

    private static readonly (int Code, string Meaning)[] s_codes =
    [
        (0, "Done, perhaps with warnings."),
        (1, "A spec or an expression has errors, --check found a difference, there are warnings that shall fail the run, or a release should wait."),
        (2, "The command line is wrong, or something cannot be read or written."),
        (130, "The run was interrupted."),
    ];

    private static void Append(CommandWords command, CommandWords program, IReadOnlyList<string> examples, StringBuilder page)
    {
        page.Append($".SS {Text(command.Path)}{string.Concat(command.Arguments.Select(argument => $" {Text(argument.Help)}"))}\n{Text(command.Description)}\n");
        foreach (var argument in command.Arguments) page.Append($".TP\n.I {Text(argument.Help)}\n{Text(argument.Description)}\n");
        foreach (var option in command.Options.Where(option => !program.Options.Contains(option))) Append(option, page);
        if (examples.Count == 0) return;
        page.Append(".PP\nExamples:\n.PP\n.nf\n.RS\n").AppendJoin("", examples.Select(example => $"{Text(example)}\n")).Append(".RE\n.fi\n");
    }

    private static void Append(OptionWords option, StringBuilder page)
    {
        var names = string.Join(", ", option.Names.Select(name => $"\\fB{Text(name)}\\fR"));
        page.Append($".TP\n{names}{(option.Value is { } value ? $" \\fI{Text(value.Help)}\\fR" : "")}\n{Text(option.Description)}\n");
    }

    /// <summary>Hyphens are those of the keyboard, and no line begins as a request does.</summary>
    private static string Text(string text)
    {
        var escaped = string.Concat(text.Replace("\\", "\\e").Replace("-", "\\-").EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : $"\\[u{rune.Value:X4}]"));
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? $"\\&{escaped}" : escaped;
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
