using SloRuleGen.BurnRate;

namespace SloRuleGen.Cli.Replay;

/// <summary>All that is told of one budget.</summary>
internal sealed class ReplayDetails
{
    /// <param name="objectives">Those to compare with; none for the usual ones.</param>
    public ReplayDetails(ReplayedBudget budget, IReadOnlyList<Objective> objectives)
    {
        Budget = budget;
        Objectives = Alternative.Objectives(budget, objectives);
        Policies = Alternative.Policies(budget);
        Advice = Replay.Advice.On(budget, Alternative.OtherMethod(budget.Plan, Policies), Objectives);
    }

    public ReplayedBudget Budget { get; }

    /// <summary>The loosest first, the spec's own among them.</summary>
    public IReadOnlyList<Alternative> Objectives { get; }

    /// <summary>The spec's own first.</summary>
    public IReadOnlyList<Alternative> Policies { get; }

    /// <summary>Sentences.</summary>
    public IReadOnlyList<string> Advice { get; }
}
