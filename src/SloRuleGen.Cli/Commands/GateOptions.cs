using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Gate;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary>When a release waits: all of it may stand in settings.</summary>
internal sealed class GateOptions
{
    private readonly Option<string?> _minRemaining = new("--min-remaining")
    {
        Description = "How much of each error budget has to be left. Where no condition is given, 0%: a spent budget is a reason to wait.",
        HelpName = "SHARE",
    };

    private readonly Option<string[]> _noFiring = new("--no-firing")
    {
        Description = "Wait while such an alert fires. May be repeated.",
        HelpName = string.Join('|', GateRules.Classes),
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _policy = new("--policy")
    {
        Description = "Wait while any tier of a budget policy holds.",
    };

    private readonly Option<string[]> _policyTiers = new("--policy-tier")
    {
        Description = "Wait while this tier of a budget policy holds, such as freeze. May be repeated.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _allowMissing = new("--allow-missing")
    {
        Description = "Let an SLO pass that the server has never had a budget of, as one that this release brings.",
    };

    public GateOptions()
    {
        _minRemaining.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && GateRules.ShareOf(text) is null) result.AddError($"{_minRemaining.Name} '{text}': {GateRules.ShareExpected}.");
        });
        _noFiring.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !GateRules.Classes.Contains(name)))
                result.AddError($"{_noFiring.Name} '{name}': it takes {Text.Enumeration.Or(GateRules.Classes)}.");
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_minRemaining, _noFiring, _policy, _policyTiers, _allowMissing]) command.Add(option);
    }

    public GateConditions Read(RunValues values)
    {
        var settings = values.Settings.Gate;
        var least = values.Text("gate.min_remaining", _minRemaining, settings.MinRemaining);
        var classes = values.List("gate.no_firing", _noFiring, settings.NoFiring);
        var policy = values.Of("gate.policy", _policy, settings.Policy);
        var tiers = values.List("gate.policy_tiers", _policyTiers, settings.PolicyTiers);
        var allowMissing = values.Of("gate.allow_missing", _allowMissing, settings.AllowMissing);
        var isNothingAsked = least is null && classes.Count == 0 && tiers.Count == 0 && !policy;
        return new(
            isNothingAsked ? Fraction.Zero : least is null ? null : GateRules.ShareOf(least),
            [.. classes.Distinct().Select(name => name == GateRules.Page ? AlertSeverity.Page : AlertSeverity.Ticket)],
            policy,
            tiers,
            allowMissing);
    }
}
