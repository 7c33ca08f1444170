using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>Reads <c>buckets</c> of a latency SLI. The rules read one bucket, that of the threshold: so it must be among them.</summary>
internal sealed class BucketBinder(DiagnosticBag diagnostics)
{
    private const string Example = "[100ms, 250ms, 1s]";

    private readonly Values _values = new(diagnostics);

    public void Check(Fields fields, Located<PromDuration>? threshold)
    {
        if (fields.List("buckets", $"durations such as {Example}") is not { } items) return;
        if (items.Count == 0)
            diagnostics.Add(SpecDiagnostics.EmptyList, fields.KeyOf("buckets"), $"'buckets' needs the upper bounds of the histogram's buckets, such as {Example}");
        var buckets = items.Select(item => _values.PositiveDuration(item, "buckets")).OfType<Located<PromDuration>>().Select(bucket => bucket.Value).ToList();
        // A bucket that cannot be read may be the very one.
        if (threshold is not { } wanted || buckets.Count == 0 || buckets.Count < items.Count || buckets.Contains(wanted.Value)) return;
        diagnostics.Add(
            QueryDiagnostics.NotABucket, wanted.Span,
            $"the threshold {wanted.Value} is none of the 'buckets', so that nothing says how many events were that fast; the nearest {Nearest(buckets, wanted.Value)}");
    }

    private static string Nearest(List<PromDuration> buckets, PromDuration wanted)
    {
        var below = buckets.FindAll(bucket => bucket < wanted);
        var above = buckets.FindAll(bucket => bucket > wanted);
        if (below.Count == 0) return $"is {above.Min()}";
        return above.Count == 0 ? $"is {below.Max()}" : $"are {below.Max()} and {above.Min()}";
    }
}
