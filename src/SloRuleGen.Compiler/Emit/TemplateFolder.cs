using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Emit;

/// <summary>Reads the templates that a user keeps in a folder.</summary>
internal static class TemplateFolder
{
    /// <param name="folder">Null for none.</param>
    /// <param name="names">The templates that there are.</param>
    /// <returns>Those of them that stand in the folder, by name.</returns>
    public static IReadOnlyDictionary<string, SourceText> Read(string? folder, IReadOnlyList<string> names, DiagnosticBag diagnostics)
    {
        var sources = new Dictionary<string, SourceText>();
        if (folder is null) return sources;
        var path = folder;
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                path = file;
                var name = Path.GetFileName(file);
                if (names.Contains(name)) sources[name] = new SourceText(file, File.ReadAllText(file));
                else diagnostics.Add(new Diagnostic(TemplateDiagnostics.UnknownTemplate, null, $"the file replaces no template: there are {string.Join(", ", names)}", file));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(new Diagnostic(TemplateDiagnostics.UnreadableTemplates, null, $"the templates cannot be read: {error.Message.TrimEnd('.')}", path));
        }

        return sources;
    }
}
