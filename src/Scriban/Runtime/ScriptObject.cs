using System.Collections;

namespace Scriban.Runtime;

/// <summary>A value with named members, in the order in which they were added.</summary>
public class ScriptObject : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _members = [];

    public int Count => _members.Count;

    public virtual object? this[string key]
    {
        get => _members.GetValueOrDefault(key);
        set => _members[key] = value;
    }

    public void Add(string key, object? value) => _members.Add(key, value);

    public virtual bool Contains(string member) => _members.ContainsKey(member);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
