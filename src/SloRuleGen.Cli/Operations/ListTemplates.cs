using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.SliTemplates;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <param name="Names">The templates to show whole; none to list all of them.</param>
/// <param name="Library">Files and folders of SLI templates.</param>
/// <param name="Lints">Which warnings are left out, or are errors.</param>
internal sealed record ListTemplatesArguments(IReadOnlyList<string> Names, IReadOnlyList<string> Library, LintLevels Lints);

/// <summary>Prints the templates of SLIs that every spec can use: those of libraries and the built-in ones.</summary>
internal static class ListTemplates
{
    public static int Run(ListTemplatesArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var library = InputFiles.ReadLibrary(arguments.Library, environment);
        var result = SloCompiler.SliTemplates(library.Sources);
        var diagnostics = arguments.Lints.Apply([.. library.Diagnostics, .. result.Diagnostics]);
        DiagnosticPrinter.For(terminal).Print(diagnostics);

        var output = new TextTables(terminal);
        if (arguments.Names.Count == 0)
        {
            output.Table(["Template", "What it measures", "Parameters"], result.Templates.Select(Row));
            output.Line("A parameter without a default must be given. 'slogen templates NAME' shows a template in full.");
            return ExitCode.Of(diagnostics);
        }

        var exitCode = ExitCode.Of(diagnostics);
        var isFirst = true;
        foreach (var name in arguments.Names.Distinct(StringComparer.Ordinal))
        {
            if (result.Templates.FirstOrDefault(template => template.Name.Value == name) is not { } template)
            {
                terminal.Error.WriteLine($"slogen: there is no template '{PlainText.OneLine(name)}'{Hint(name, result.Templates)}");
                exitCode = ExitCode.Failed;
                continue;
            }

            if (!isFirst) output.EmptyLine();
            isFirst = false;
            Show(template, output, terminal.Output);
        }

        return exitCode;
    }

    private static IReadOnlyList<string> Row(SliTemplate template) =>
    [
        template.Name.Value,
        PlainText.OneLine(template.Description ?? ""),
        string.Join('\n', template.Parameters.Select(p => p.Default is null ? p.Name.Value : $"{p.Name.Value}: {Shown(p.Default)}")),
    ];

    private static void Show(SliTemplate template, TextTables output, TextWriter text)
    {
        output.Title($"{template.Name.Value} ({SourceOf(template)})");
        if (template.Description is { } description) output.Line(PlainText.OneLine(description));
        output.EmptyLine();
        if (template.Parameters.Count > 0)
        {
            output.Table(
                ["Parameter", "Default", "What it is"],
                template.Parameters.Select(p => (IReadOnlyList<string>)[p.Name.Value, p.Default is null ? "(must be given)" : Shown(p.Default), PlainText.OneLine(p.Description ?? "")]));
            output.EmptyLine();
        }

        text.Write(SliTemplateYaml.Definition(template));
        output.EmptyLine();
        text.Write("# An example:\n" + SliTemplateYaml.Use(template));
    }

    private static string SourceOf(SliTemplate template) =>
        template.IsBuiltIn ? "built in" : $"{PlainText.OneLine(template.Name.Span.Source.Name)}:{template.Name.Span.StartPosition.Line}";

    private static string Shown(SyntaxNode value) => value switch
    {
        ScalarSyntax { Value: "" } => "''",
        ScalarSyntax scalar => PlainText.OneLine(scalar.Value),
        SequenceSyntax list => $"[{string.Join(", ", list.Items.Select(Shown))}]",
        MappingSyntax mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{PlainText.OneLine(entry.Key.Value)}: {Shown(entry.Value)}"))}}}",
        _ => "",
    };

    private static string Hint(string unknown, IReadOnlyList<SliTemplate> templates) =>
        NearestWord.Of(unknown, templates.Select(template => template.Name.Value)) is { } meant ? $"; did you mean '{meant}'?" : "; 'slogen templates' lists them";
}
