using System.Text;

namespace SloRuleGen.PrometheusApi.Answers;

/// <summary>Labels of a series, ordered by name. Two with the same labels are equal.</summary>
public sealed class LabelSet : IEquatable<LabelSet>
{
    private readonly KeyValuePair<string, string>[] _labels;
    private readonly int _hash;

    public LabelSet(IEnumerable<KeyValuePair<string, string>> labels)
    {
        _labels = [.. labels.Where(label => label.Value.Length > 0)];
        Array.Sort(_labels, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        var hash = new HashCode();
        foreach (var (name, value) in _labels)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        _hash = hash.ToHashCode();
    }

    public static LabelSet Empty { get; } = new([]);

    public IReadOnlyList<KeyValuePair<string, string>> All => _labels;

    /// <summary>The value of a label; empty where there is no such label, as in PromQL.</summary>
    public string this[string name] => Array.Find(_labels, label => label.Key == name).Value ?? "";

    public bool Equals(LabelSet? other) => other is not null && _hash == other._hash && _labels.AsSpan().SequenceEqual(other._labels);

    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    public override int GetHashCode() => _hash;

    /// <summary>As PromQL has it: <c>up{job="api"}</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(this["__name__"]);
        var others = _labels.Where(label => label.Key != "__name__").Select(label => $"{label.Key}=\"{label.Value.Replace("\\", @"\\").Replace("\"", "\\\"")}\"");
        return _labels.Length > 0 && text.Length > 0 && _labels.Length == 1 ? text.ToString() : text.Append('{').AppendJoin(", ", others).Append('}').ToString();
    }
}
