using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>Maps offsets in a scalar's value to offsets in the file.</summary>
/// <param name="Offsets">For each UTF-16 unit of the value, and one past its end, where it stands in the source.</param>
public sealed record ScalarMap(int[] Offsets)
{
    public SourceSpan SpanOf(SourceSpan scalar, int start, int end)
    {
        var first = Offsets[Math.Clamp(start, 0, Offsets.Length - 1)];
        var last = end > start ? Offsets[Math.Clamp(end - 1, 0, Offsets.Length - 1)] + 1 : first;
        return new SourceSpan(scalar.Source, first, Math.Max(first, last));
    }
}
