namespace SloRuleGen.Diagnostics;

/// <summary>The pages of <c>docs/diagnostics/</c>, one for each code, as they were when the program was built.</summary>
internal static class DiagnosticPages
{
    /// <summary>What is wrong, why that is bad, an example and the fix, in Markdown with LF line ends.</summary>
    /// <exception cref="InvalidOperationException">The code has no page, which a test excludes.</exception>
    public static string Of(DiagnosticDescriptor descriptor)
    {
        using var stream = typeof(DiagnosticPages).Assembly.GetManifestResourceStream($"diagnostics/{descriptor.Code}.md")
            ?? throw new InvalidOperationException($"{descriptor.Code} has no page.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
