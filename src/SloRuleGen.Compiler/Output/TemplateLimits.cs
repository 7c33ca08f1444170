namespace SloRuleGen.Output;

/// <summary>How much templates may do until one document is written: a template that writes or loops without end stops there.</summary>
/// <param name="Steps">Statements and expressions that are evaluated.</param>
/// <param name="Length">Characters of the document.</param>
internal sealed record TemplateLimits(long Steps, long Length)
{
    private const int StepsOfRule = 2_000;

    private const int LengthOfRule = 4 * 1024;

    /// <summary>What memory can hold as one text.</summary>
    private const long Longest = 768L * 1024 * 1024;

    /// <summary>Far beyond what any few services take.</summary>
    public static TemplateLimits Default { get; } = new(Steps: 100_000_000, Length: 64 * 1024 * 1024);

    /// <summary>Characters that are written on the way: what is included counts again where it is inserted.</summary>
    public long Written => 4L * Length;

    /// <summary>More for a document of many rules: several times what the built-in templates take for each.</summary>
    public TemplateLimits For(int rules) => new(Steps + (long)StepsOfRule * rules, Math.Min(Math.Max(Length, Longest), Length + (long)LengthOfRule * rules));
}
