namespace SloRuleGen.Cli.Lsp;

/// <summary>By what a document is known as one for this program: editors send all YAML there is.</summary>
internal static class SpecMarks
{
    /// <summary>The line by which a spec says what it is.</summary>
    private const string Version = "apiVersion: slogen/";

    /// <summary>What a first line for editors names.</summary>
    private const string Schema = "slogen.schema.json";

    public static bool IsSpec(string? path, string text)
    {
        if (IsLibrary(path) || HasEnding(path, ".slo")) return true;
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            if (line.StartsWith(Version, StringComparison.Ordinal)) return true;
            if (line is ['#', ..] && line.Contains("$schema=", StringComparison.Ordinal) && line.TrimEnd().EndsWith(Schema, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Whether it is a file of templates alone.</summary>
    public static bool IsLibrary(string? path) => HasEnding(path, ".sli");

    private static bool HasEnding(string? path, string ending) =>
        path is not null && (path.EndsWith(ending + ".yaml", StringComparison.Ordinal) || path.EndsWith(ending + ".yml", StringComparison.Ordinal));
}
