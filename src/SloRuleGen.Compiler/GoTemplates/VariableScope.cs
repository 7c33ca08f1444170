namespace SloRuleGen.GoTemplates;

/// <summary>The variables of a template, of which the last of a name counts. Those of a block go when it ends.</summary>
internal sealed class VariableScope
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, Stack<ValueKind>> _kinds = new(StringComparer.Ordinal);

    /// <param name="root">What <c>$</c> is.</param>
    public VariableScope(ValueKind root) => Define("$", root);

    /// <summary>To give to <see cref="Return"/> where a block ends.</summary>
    public int Mark => _names.Count;

    public IReadOnlyList<string> Names => [.. _kinds.Keys];

    /// <summary>The variables in front of each template of an alert.</summary>
    public static VariableScope OfAlert()
    {
        var scope = new VariableScope(ValueKind.Alert);
        scope.Define("$labels", ValueKind.Labels);
        scope.Define("$externalLabels", ValueKind.Labels);
        scope.Define("$externalURL", ValueKind.Text);
        scope.Define("$value", ValueKind.Float);
        return scope;
    }

    public void Define(string name, ValueKind kind)
    {
        _names.Add(name);
        if (!_kinds.TryGetValue(name, out var kinds)) _kinds[name] = kinds = new();
        kinds.Push(kind);
    }

    /// <summary>Null for a variable that is not there.</summary>
    public ValueKind? KindOf(string name) => _kinds.TryGetValue(name, out var kinds) ? kinds.Peek() : null;

    public void Return(int mark)
    {
        for (var i = _names.Count - 1; i >= mark; i--)
        {
            var kinds = _kinds[_names[i]];
            kinds.Pop();
            if (kinds.Count == 0) _kinds.Remove(_names[i]);
        }

        _names.RemoveRange(mark, _names.Count - mark);
    }
}
