using SloRuleGen.Text;

namespace SloRuleGen.Importing.Native;

/// <summary>A mapping of a spec while it is made. Its fields come out in the order of <see cref="FieldOrder"/>, whatever the order in which they are set.</summary>
/// <param name="Order">The keys in the order in which they are written; null for the order in which they are set.</param>
internal sealed record NativeMapping(SourceSpan From, IReadOnlyList<string>? Order = null) : NativeNode(From)
{
    private readonly List<NativeField> _fields = [];

    /// <summary>Whether each field stands on a line of its own, however short they are.</summary>
    public bool IsBlock { get; init; }

    public bool IsEmpty => _fields.Count == 0;

    public IEnumerable<NativeField> Fields => Order is null ? _fields : _fields.OrderBy(entry => IndexOf(entry.Key));

    public NativeField? Find(string key) => _fields.Find(field => field.Key == key);

    /// <summary>Adds a field, or replaces the one of this name.</summary>
    public void Set(NativeField field)
    {
        var at = _fields.FindIndex(other => other.Key == field.Key);
        if (at < 0) _fields.Add(field);
        else _fields[at] = field;
    }

    public void Set(string key, NativeNode value, FieldComments? comments = null) => Set(new NativeField(key, value, value.From, comments ?? FieldComments.None));

    /// <summary>Puts a field behind those that were set after it.</summary>
    public void MoveToEnd(string key)
    {
        if (Find(key) is not { } field) return;
        Remove(key);
        Set(field);
    }

    public void Remove(string key) => _fields.RemoveAll(field => field.Key == key);

    /// <summary>The mapping under a key, which is added if it is not there.</summary>
    public NativeMapping Under(string key, bool isBlock = false, IReadOnlyList<string>? order = null)
    {
        if (Find(key) is { Value: NativeMapping mapping }) return mapping;
        var added = new NativeMapping(From, order) { IsBlock = isBlock };
        Set(key, added);
        return added;
    }

    private int IndexOf(string key)
    {
        for (var i = 0; i < Order!.Count; i++)
            if (Order[i] == key) return i;
        return Order.Count;
    }
}

/// <summary>The order in which <c>docs/spec.md</c> shows fields.</summary>
internal static class FieldOrder
{
    public static readonly IReadOnlyList<string> Document =
    [
        "apiVersion", "service", "identity", "owner", "runbook", "labels", "annotations", "evaluation_interval", "scrape_interval", "retention",
        "query_offset", "limit", "defaults", "slos", "policies", "sli_templates",
    ];

    public static readonly IReadOnlyList<string> Slo =
    [
        "name", "description", "objective", "why", "sla", "period", "sli", "measured_at", "budgeting", "alerting", "budget_policy", "risks", "depends_on",
        "review", "exclude", "corrections", "owner", "runbook", "labels", "annotations", "metricsql", "accuracy", "counting",
    ];

    public static readonly IReadOnlyList<string> Alerting = ["method", "traffic", "windows", "min_bad_events", "name", "page", "ticket", "no_data"];

    public static readonly IReadOnlyList<string> Class = ["enabled", "severity", "labels", "annotations"];
}
