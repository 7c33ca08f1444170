namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>The groups of a file for another program, as a rule file of Prometheus.</summary>
internal static class PlainRules
{
    /// <summary>Takes away what stands around the groups, which Prometheus does not know.</summary>
    public static RuleFiles Of(RuleFiles rules) => new([.. rules.Files.Select(file => file with { Content = Of(file.Content) })]);

    private static string Of(string text)
    {
        var lines = text.Split('\n').SkipWhile(line => line.Trim() != "groups:").Skip(1);
        return "groups:\n" + string.Join('\n', lines.Where(line => !line.StartsWith("    partial_response_strategy: ", StringComparison.Ordinal)));
    }
}
