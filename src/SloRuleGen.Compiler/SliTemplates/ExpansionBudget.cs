namespace SloRuleGen.SliTemplates;

/// <summary>How much text templates may still give: a short spec that repeats a long parameter asks for gigabytes.</summary>
internal sealed class ExpansionBudget
{
    /// <summary>In UTF-16 units, over all templates and SLOs of a run; each value counts as one more.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private int _left = Largest;

    public bool IsSpent => _left < 0;

    public void Spend(int length) => _left = length > _left ? -1 : _left - length;
}
