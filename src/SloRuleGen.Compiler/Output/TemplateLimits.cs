namespace SloRuleGen.Output;

/// <summary>How much templates may do until one document is written: a template that writes or loops without end stops there.</summary>
/// <param name="Steps">Statements and expressions that are evaluated.</param>
/// <param name="Length">Characters of the document.</param>
internal sealed record TemplateLimits(int Steps, int Length)
{
    /// <summary>Far beyond any real set of rules.</summary>
    public static TemplateLimits Default { get; } = new(Steps: 100_000_000, Length: 64 * 1024 * 1024);

    /// <summary>Characters that are written on the way: what is included counts again where it is inserted.</summary>
    public long Written => 4L * Length;
}
