using SloRuleGen.Output;

namespace SloRuleGen.Cli.Settings;

/// <summary>What the formats of rule files are called.</summary>
internal static class RuleFormatNames
{
    private const string Json = "json";

    public static readonly string[] All = ["yaml", Json];

    /// <param name="name">One of <see cref="All"/>.</param>
    public static RuleFormat Find(string name) => name == Json ? RuleFormat.Json : RuleFormat.Yaml;
}
