using SloRuleGen.Planning;
using SloRuleGen.Text;

namespace SloRuleGen.Rules.Groups;

/// <summary>The names of the services' files, each of them different.</summary>
internal static class FileStems
{
    /// <summary>
    /// The service's name. A service called <c>con</c>, which no file may be called on Windows, gives <c>service-con</c>. A service with
    /// several deployments gives <c>SERVICE.VALUE</c>, with the values of the identity labels in which they differ; characters that do not
    /// fit a file name become dashes. A name that is taken already gets a number.
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
        where deployments.Select(other => other.Service.Identity.GetValueOrDefault(label.Key)?.Value).Distinct().Count() > 1
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
