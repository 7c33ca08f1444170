using SloRuleGen.Planning;
using SloRuleGen.Text;

namespace SloRuleGen.Rules.Groups;

/// <summary>What the files of services are called, each otherwise than all others.</summary>
internal static class FileStems
{
    /// <summary>
    /// The service's name, <c>service-con</c> for one that no file may have on Windows; where a service has several deployments,
    /// <c>SERVICE.VALUE</c> with the values of those labels of its identity in which they differ, as far as they may stand in a
    /// file name, and a number after it where that is a name already.
    /// </summary>
    public static IReadOnlyList<string> Of(RulePlan plan)
    {
        var taken = plan.Services.Select(service => service.Service.Name.Value).ToHashSet(StringComparer.Ordinal);
        var safe = taken.Where(DeviceName.Is).Order(StringComparer.Ordinal).ToDictionary(name => name, name => Free($"service-{name}", taken));
        var stems = new List<string>();
        foreach (var service in plan.Services)
        {
            var name = service.Service.Name.Value;
            var deployments = plan.Services.Where(other => other.Service.Name.Value == name).ToList();
            var stem = safe.GetValueOrDefault(name, name);
            stems.Add(deployments.Count == 1 ? stem : Free($"{stem}.{string.Join('.', Values(service, deployments))}", taken));
        }

        return stems;
    }

    private static IEnumerable<string> Values(ServicePlan service, List<ServicePlan> deployments) =>
        from label in service.Service.Identity
        where deployments.Select(other => other.Service.Identity.GetValueOrDefault(label.Key).Value).Distinct().Count() > 1
        select Safe(label.Value.Value);

    /// <summary>Lower-case letters, digits and dashes: what every file system and Kubernetes tell apart.</summary>
    private static string Safe(string value)
    {
        var safe = string.Concat(value.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')).Trim('-');
        return safe.Length == 0 ? "other" : safe;
    }

    private static string Free(string stem, HashSet<string> taken)
    {
        var free = stem;
        for (var n = 2; !taken.Add(free); n++) free = $"{stem}-{n}";
        return free;
    }
}
