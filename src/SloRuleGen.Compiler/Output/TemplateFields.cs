using System.Collections;
using Scriban.Runtime;

namespace SloRuleGen.Output;

/// <summary>What a template sees under names: texts, numbers and truth values, null, others like these, and lists of them.</summary>
internal sealed class TemplateFields : IEnumerable
{
    private readonly List<(string Name, object? Value)> _fields = [];

    public void Add(string name, object? value) => _fields.Add((name, value));

    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public object? this[string name]
    {
        get
        {
            foreach (var field in _fields)
            {
                if (field.Name == name) return field.Value;
            }

            throw new KeyNotFoundException($"A template sees no '{name}' here.");
        }
    }

    /// <summary>The same for Scriban, whole. Members are added: to set one by index, Scriban makes a context with all of its functions.</summary>
    public ScriptObject ToScript()
    {
        var script = new ScriptObject();
        foreach (var (name, value) in _fields) script.Add(name, TemplateList.ToScript(value));
        return script;
    }

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();
}
