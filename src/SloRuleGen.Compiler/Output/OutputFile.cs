using System.Text;

namespace SloRuleGen.Output;

/// <summary>A file to write: its name without a folder, and its text with LF line ends, in UTF-8.</summary>
public sealed record OutputFile(string Name, ReadOnlyMemory<byte> Utf8)
{
    public OutputFile(string name, string content)
        : this(name, Encoding.UTF8.GetBytes(content))
    {
    }

    public string Content
    {
        get => Encoding.UTF8.GetString(Utf8.Span);
        init => Utf8 = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>How many rules it holds: of Prometheus, or for Alertmanager those that inhibit.</summary>
    public int RuleCount { get; init; }

    /// <summary>How many SLOs it holds; only specs have any.</summary>
    public int SloCount { get; init; }

    /// <summary>How many panels it holds; only boards have any.</summary>
    public int PanelCount { get; init; }

    /// <summary>How many tests it holds; only files of tests have any.</summary>
    public int TestCount { get; init; }
}
