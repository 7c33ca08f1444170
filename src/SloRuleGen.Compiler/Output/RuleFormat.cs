namespace SloRuleGen.Output;

/// <summary>How rule files are written. Both have the same keys and values in the same order.</summary>
public enum RuleFormat
{
    /// <summary>With comments, and a header by which a later run knows its own files.</summary>
    Yaml,

    /// <summary>One document of JSON in each file, without comments: for Jsonnet and for programs.</summary>
    Json,
}
