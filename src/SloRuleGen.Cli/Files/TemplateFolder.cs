using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Files;

/// <summary>Reads the templates that a user keeps in a folder.</summary>
internal static class TemplateFolder
{
    /// <summary>In MiB: the built-in templates have a few KiB.</summary>
    private const int Largest = 1;

    /// <param name="folder">Null for none.</param>
    /// <returns>The templates that stand in the folder, and what else does.</returns>
    public static (IReadOnlyList<SourceText> Templates, IReadOnlyList<Diagnostic> Diagnostics) Read(string? folder, CliEnvironment environment)
    {
        var templates = new List<SourceText>();
        var diagnostics = new List<Diagnostic>();
        if (folder is null) return (templates, diagnostics);
        var path = folder;
        try
        {
            foreach (var file in Directory.GetFiles(environment.FullPath(folder)).Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileName(file);
                path = Path.Join(folder, name);
                if (TemplateSet.Names.Contains(name)) templates.Add(new SourceText(path, TextOf(RegularFile.Read(file, Largest))));
                else diagnostics.Add(new Diagnostic(TemplateDiagnostics.UnknownTemplate, null, $"the file replaces no template: there are {string.Join(", ", TemplateSet.Names)}", path));
            }
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            diagnostics.Add(new Diagnostic(TemplateDiagnostics.UnreadableTemplates, null, $"the templates cannot be read: {IoFailure.ReasonOf(e)}", path));
        }

        return (templates, diagnostics);
    }

    private static string TextOf(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content));
        return reader.ReadToEnd();
    }
}
