using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>The window policies of a document, and what <c>windows</c> makes of them.</summary>
internal sealed class PolicyBinder
{
    /// <summary>So many policies are looked at for what an unknown name may have meant.</summary>
    private const int MostSuggested = 20;

    /// <summary>By name; null where the tiers have a mistake, which is reported once and not at each use.</summary>
    private readonly Dictionary<string, WindowsChoice.Custom?> _policies = new(StringComparer.Ordinal);
    private readonly List<Located<string>> _names = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;
    private readonly TierBinder _tiers;

    public PolicyBinder(Fields document, AlertTemplate texts, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _tiers = new TierBinder(texts, diagnostics);
        switch (document.Find("policies"))
        {
            case MappingSyntax policies:
                foreach (var policy in policies.Entries) Define(policy);
                break;
            case { } other:
                new Values(diagnostics).ReportWrong(other, "policies", "a mapping of names to lists of tiers");
                break;
        }
    }

    /// <summary>Reads <c>windows</c>: a built-in policy, one of the document, or tiers in place.</summary>
    public Located<WindowsChoice>? Read(Fields alerting)
    {
        switch (alerting.Find("windows"))
        {
            case SequenceSyntax list when _tiers.Read(list, "windows", alerting.KeyOf("windows")) is { } tiers:
                return new(new WindowsChoice.Custom("in place", tiers), alerting.KeyOf("windows"));
            case ScalarSyntax scalar:
                return Choose(scalar);
            case MappingSyntax mapping:
                new Values(_diagnostics).ReportWrong(mapping, "windows", "the name of a policy or a list of tiers");
                return null;
            default:
                return null;
        }
    }

    /// <summary>Warns of every policy that was not read by now.</summary>
    public void ReportUnused()
    {
        foreach (var policy in _names.Where(n => !_used.Contains(n.Value)))
        {
            _diagnostics.Add(SpecDiagnostics.UnusedPolicy, policy.Span, $"no SLO uses the policy {Wording.Quote(policy.Value)}; choose it with 'windows: {policy.Value}', or remove it");
        }
    }

    private void Define(EntrySyntax policy)
    {
        var key = policy.Key;
        if (WindowPolicies.Names.Contains(key.Value))
        {
            _diagnostics.Add(SpecDiagnostics.PolicyNameTaken, key.Span, $"'{key.Value}' is a built-in policy; give this one another name");
            return;
        }

        if (SpecNames.CheckId(new(key.Value, key.Span), "a policy", _diagnostics) is not { } name) return;
        var tiers = new Values(_diagnostics).List(policy.Value, key.Value, "tiers") is { } list ? _tiers.Read(list, key.Value, key.Span) : null;
        if (_policies.TryAdd(name.Value, tiers is null ? null : new(name.Value, tiers))) _names.Add(name);
    }

    private Located<WindowsChoice>? Choose(ScalarSyntax scalar)
    {
        var name = scalar.Value;
        if (WindowPolicies.Names.Contains(name)) return new(new WindowsChoice.BuiltIn(name), scalar.Span);
        if (_policies.TryGetValue(name, out var policy))
        {
            _used.Add(name);
            return policy is null ? null : new Located<WindowsChoice>(policy, scalar.Span);
        }

        string[] known = [.. WindowPolicies.Names, .. _policies.Keys.Take(MostSuggested)];
        var meant = NearestWord.Of(name, known);
        var help = meant is not null ? $"did you mean '{meant}'?" : $"there are {string.Join(", ", known)}";
        _diagnostics.Add(SpecDiagnostics.UnknownPolicy, scalar.Span, $"unknown window policy {Wording.Quote(name)}; {help}", meant);
        return null;
    }
}
