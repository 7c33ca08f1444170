using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>Rule files for Thanos Ruler: each group says what becomes of its rules while a part of the stores does not answer.</summary>
/// <param name="Strategy">By default nothing is recorded and nothing compared from a part of the data.</param>
public sealed record ThanosTarget(PartialResponse Strategy = PartialResponse.Abort) : RuleTarget
{
    internal override bool KnowsGroupLabels(Version prometheus) => false;

    /// <summary>The ruler asks a querier, whose own engine has none of it.</summary>
    internal override string? WhyNoExactCounting(Version prometheus) => "Thanos does not evaluate 'anchored' yet: leave 'counting' out";

    internal override DocumentHead HeadOf(IReadOnlyList<ServiceRules> services) =>
        new() { PartialResponseStrategy = Strategy == PartialResponse.Abort ? "abort" : "warn" };
}

/// <summary>What Thanos does with a rule when some stores do not answer.</summary>
public enum PartialResponse
{
    /// <summary>The evaluation fails.</summary>
    Abort,

    /// <summary>The rule is evaluated with what there is.</summary>
    Warn,
}
