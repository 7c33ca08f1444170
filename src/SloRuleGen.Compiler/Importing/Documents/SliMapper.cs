using SloRuleGen.Importing.Native;
using SloRuleGen.Importing.Shapes;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Documents;

/// <summary>Writes what queries measure as an SLI.</summary>
/// <param name="from">Where the SLI stands.</param>
internal sealed class SliMapper(SourceSpan from)
{
    /// <summary>A recognised SLI.</summary>
    /// <param name="bad">Where bad or good events were asked for, with its comments.</param>
    public NativeMapping Of(SliShape shape, NativeField bad, NativeField total)
    {
        var kind = new NativeMapping(from) { IsBlock = true };
        switch (shape)
        {
            case SliShape.Events events:
                Selector(kind, "bad", events.Bad, bad);
                Selector(kind, "good", events.Good, events.Bad is null ? bad : total);
                Selector(kind, "total", events.Total, total);
                break;
            case SliShape.Latency latency:
                Selector(kind, "histogram", latency.Histogram, bad with { Comments = bad.Comments.And(total.Comments) });
                kind.Set("threshold", new NativeText(latency.Threshold.ToString(), TextKind.Word, bad.Value.From));
                if (latency.InMilliseconds) kind.Set("unit", new NativeText("milliseconds", TextKind.Text, bad.Value.From));
                if (latency.Successful.Count > 0)
                    kind.Set("successful", new NativeText(new VectorSelector(null, latency.Successful).ToString()[1..^1], TextKind.Code, bad.Value.From));
                break;
            case SliShape.Probe probe:
                Selector(kind, "gauge", probe.Gauge, bad);
                break;
        }

        return Whole(NameOf(shape), kind, shape.By);
    }

    /// <summary>An SLI of queries, as they are written.</summary>
    public NativeMapping OfQueries(IReadOnlyList<string> by, params ReadOnlySpan<NativeField> queries)
    {
        var kind = new NativeMapping(from) { IsBlock = true };
        foreach (var query in queries) kind.Set(query);
        return Whole("query", kind, by);
    }

    public static NativeText Code(TracedText text) => new(text.Value, TextKind.Code, text.Span) { Origin = text.SpanOf };

    public static NativeList Labels(IEnumerable<string> labels, SourceSpan from) =>
        new([.. labels.Select(label => new NativeItem(new NativeText(label, TextKind.Text, from), FieldComments.None))], from);

    private NativeMapping Whole(string name, NativeMapping kind, IReadOnlyList<string> by)
    {
        if (by.Count > 0) kind.Set("by", Labels(by, from));
        var sli = new NativeMapping(from) { IsBlock = true };
        sli.Set(name, kind);
        return sli;
    }

    private static void Selector(NativeMapping kind, string key, VectorSelector? selector, NativeField source)
    {
        if (selector is not null) kind.Set(new NativeField(key, new NativeText(selector.ToString(), TextKind.Code, source.Value.From), source.KeyFrom, source.Comments));
    }

    private static string NameOf(SliShape shape) => shape switch
    {
        SliShape.Events => "events",
        SliShape.Latency => "latency",
        _ => "probe",
    };
}
