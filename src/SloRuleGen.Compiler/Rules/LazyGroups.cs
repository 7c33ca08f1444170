using System.Collections;

namespace SloRuleGen.Rules;

/// <summary>Groups that are made anew whenever one goes through them: of a large service not all have to be there at once.</summary>
internal sealed class LazyGroups(Func<IEnumerable<RuleGroup>> make) : IReadOnlyList<RuleGroup>
{
    public int Count => make().Count();

    public RuleGroup this[int index] => make().ElementAt(index);

    public IEnumerator<RuleGroup> GetEnumerator() => make().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
