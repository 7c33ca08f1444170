using System.Collections;

namespace Scriban.Runtime;

/// <summary>A list of values.</summary>
public class ScriptArray : IReadOnlyList<object?>
{
    private readonly List<object?> _items = [];

    public ScriptArray()
    {
    }

    public ScriptArray(IEnumerable<object> values) => _items.AddRange(values);

    public int Count => _items.Count;

    public object? this[int index] => _items[index];

    public void Add(object? item) => _items.Add(item);

    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
