using SloRuleGen.Syntax;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SloRuleGen.Compiler.Tests.Syntax;

public sealed class ScalarMapPropertyTests
{
    private const int Cases = 1000;

    [Theory]
    [InlineData(Style.Plain)]
    [InlineData(Style.Single)]
    [InlineData(Style.Double)]
    [InlineData(Style.Literal)]
    [InlineData(Style.Folded)]
    public void Every_unit_of_a_random_scalar_maps_to_where_it_was_written(Style style)
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var written = new RandomScalar(seed, style);
            var reading = Reading.Of(written.Text);
            Assert.True(reading.Diagnostics.Count == 0, $"seed {seed}: {string.Join(' ', reading.Reports)}\n{written.Text}");
            var scalar = Find(reading.Root);

            Assert.True(written.Value == scalar.Value, $"seed {seed}:\n{written.Text}\n{written.Value}\n{scalar.Value}");
            for (var i = 0; i < written.Places.Count; i++)
            {
                if (written.Places[i] >= 0)
                    Assert.True(written.Places[i] == scalar.Map.OffsetOf(i), $"seed {seed}, unit {i}:\n{written.Text}");
            }

            AssertOrder(scalar, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(ScalarStyle.Plain)]
    [InlineData(ScalarStyle.SingleQuoted)]
    [InlineData(ScalarStyle.DoubleQuoted)]
    [InlineData(ScalarStyle.Literal)]
    [InlineData(ScalarStyle.Folded)]
    public void What_an_emitter_writes_maps_in_order(ScalarStyle style)
    {
        var random = new Random(1);
        for (var i = 0; i < Cases; i++)
        {
            var value = string.Concat(Enumerable.Range(0, 1 + random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var text = Emit(value, style);
            var reading = Reading.Of(text);
            // In some styles the emitter loses blanks; whatever it wrote is a scalar to map.
            if (reading.Diagnostics.Count == 0) AssertOrder(Find(reading.Root), text);
            else Assert.NotEqual(ScalarStyle.DoubleQuoted, style);
        }
    }

    private static readonly string[] Pieces = ["a", "rate(", "x{y=\"z\"}", " ", " ", "\n", "\n\n", "'", "\"", "\\", "é", "😀", ": ", " #", "\t", "-", "[5m]", "\u0007", "\u2028"];

    /// <summary>A map that fell back to the scalar's start would not go forward.</summary>
    private static void AssertOrder(ScalarSyntax scalar, string context)
    {
        var source = scalar.Span.Source.Content;
        for (var i = 0; i < scalar.Value.Length; i++)
        {
            var (at, next) = (scalar.Map.OffsetOf(i), scalar.Map.OffsetOf(i + 1));
            var isEscapedPair = source[at] == '\\' && i + 1 < scalar.Value.Length && char.IsSurrogatePair(scalar.Value, i);
            var isLastBreak = scalar.Value.AsSpan(i).IndexOfAnyExcept('\n') < 0;
            Assert.True(next > at || (isEscapedPair && next == at) || isLastBreak, $"unit {i}: {context}");
            if (source[at] is not ('\\' or '\r' or '\n' or ' ' or '\t')) Assert.True(source[at] == scalar.Value[i], $"unit {i}: {context}");
        }
    }

    private static string Emit(string value, ScalarStyle style)
    {
        var writer = new StringWriter();
        var emitter = new Emitter(writer);
        ParsingEvent[] events =
        [
            new StreamStart(), new DocumentStart(), new MappingStart(),
            new Scalar("q"), new Scalar(AnchorName.Empty, TagName.Empty, value, style, true, true),
            new MappingEnd(), new DocumentEnd(true), new StreamEnd(),
        ];
        foreach (var e in events) emitter.Emit(e);
        return writer.ToString();
    }

    private static ScalarSyntax Find(MappingSyntax mapping)
    {
        if (mapping.Find("q") is { } entry) return Assert.IsType<ScalarSyntax>(entry.Value);
        return mapping.Entries[0].Value is SequenceSyntax { Items: [MappingSyntax item] } ? Find(item) : Find(Assert.IsType<MappingSyntax>(mapping.Entries[0].Value));
    }
}
