using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>Divides the rules of a service that are too much for one document. A rule may read records of another document.</summary>
internal static class ServiceSplitter
{
    /// <param name="most">The size of a document.</param>
    /// <param name="sizeOf">The size of the document of a part.</param>
    /// <returns>Parts with whole groups in their order, each as full as can be, so that what is added at the end moves nothing.</returns>
    public static IReadOnlyList<ServiceRules> Split(ServiceRules service, int most, Func<ServiceRules, int> sizeOf)
    {
        var parts = new List<List<RuleGroup>>();
        var size = most;
        foreach (var group in service.Groups)
        {
            var more = sizeOf(service with { Groups = [group] });
            size += more;
            if (size > most || parts.Count == 0) (size, parts) = (more, [.. parts, []]);
            parts[^1].Add(group);
        }

        return [.. parts.Select((groups, i) => service with { Groups = groups, Part = i + 1 })];
    }
}
