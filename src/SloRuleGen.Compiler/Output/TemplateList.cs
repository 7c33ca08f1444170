using Scriban.Runtime;

namespace SloRuleGen.Output;

/// <summary>What a template loops over. Each item is made when the loop comes to it, and gone after it.</summary>
internal sealed class TemplateList(Func<int> count, IEnumerable<object> items)
{
    public int Count => count();

    public IEnumerable<object> Items => items;

    public static TemplateList Of<T>(IReadOnlyCollection<T> items, Func<T, object> of) => new(() => items.Count, items.Select(of));

    /// <summary>A value as Scriban takes it.</summary>
    public static object? ToScript(object? value) => value switch
    {
        TemplateList list => new ScriptArray(list.Items.Select(ToScript)),
        TemplateFields fields => fields.ToScript(),
        _ => value,
    };
}
