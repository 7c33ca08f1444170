using SloRuleGen.Syntax;

namespace SloRuleGen.Output.Alertmanager;

/// <summary>Reads back what a user's template yields: shape is theirs, but nothing may be lost.</summary>
internal static class RoutingCheck
{
    /// <summary>What is wrong with the text, or null.</summary>
    public static string? Problem(string text, AlertRouting routing)
    {
        try
        {
            var found = PlainYaml.Read(text) is Dictionary<string, object?> root
                ? PlainYaml.ListOf(root.GetValueOrDefault("inhibit_rules"), "'inhibit_rules' is no list").Count
                : throw new FormatException("they yield no mapping");
            return found == routing.Inhibitions.Count
                ? null
                : $"the templates yield {found} inhibit rules, but were given {routing.Inhibitions.Count}";
        }
        catch (FormatException error)
        {
            return $"the templates do not yield a configuration of Alertmanager: {error.Message}";
        }
    }
}
