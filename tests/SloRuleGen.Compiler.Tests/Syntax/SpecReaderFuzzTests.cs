using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Syntax;

public sealed class SpecReaderFuzzTests
{
    private const int Cases = 3000;

    private const string Seed = """
        # a spec
        apiVersion: slogen/v1
        service: checkout   # required
        labels: &l {team: payments, "pager": 'it''s'}
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events:
                bad: http_requests_total{job="checkout",code=~"5.."}
                total: "http_requests_total{job=\"checkout\", path=~\"/caf\u00e9.*\"}"
                by: [region, zone]
            labels: *l
          - name: raw
            description: >-
              folded text
                more 😀

              of it
            sli:
              query:
                bad: |2
                    sum(rate(errors_total[$window]))
                total: sum(rate(
                  requests_total[$window]))
        ---
        service: second
        ...
        """;

    private static readonly string[] Inserts =
    [
        "\n", "\r", "\r\n", "\t", " ", "  ", ":", ": ", "- ", "-", "? ", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "&a ", "*a", "*l", "!t ", "!!str ",
        "|", ">", "|2-", ">+", "%", "%YAML 1.2", "---", "\n---\n", "...", "\n...\n", "<<: ", "@", "`", "\\", "\\u", "\\x4", "\\ud800", "~", "null", "\0", "\uFEFF",
        "\u0085", "\u2028", "\uD83D", "😀", "é", "\u202E", "\u0007",
    ];

    [Fact]
    public void Whatever_happens_to_a_spec_reading_it_ends_in_documents_and_diagnostics()
    {
        for (var seed = 0; seed < Cases; seed++) Check(Mutate(Seed, seed), seed);
    }

    [Fact]
    public void Random_text_is_read_to_documents_and_diagnostics()
    {
        for (var seed = 0; seed < Cases; seed++) Check(Mutate("", seed, changes: 30), seed);
    }

    private static void Check(string text, int seed)
    {
        var reading = Reading.Of(text);

        Assert.True(reading.Documents.Count > 0 || reading.Diagnostics.Count > 0, $"seed {seed}: neither a document nor a diagnostic\n{text}");
        foreach (var diagnostic in reading.Diagnostics)
        {
            var span = Assert.NotNull(diagnostic.Span);
            Assert.True(0 <= span.Start && span.Start <= span.End && span.End <= span.Source.Content.Length, $"seed {seed}: {span.Start}-{span.End}\n{text}");
            Assert.True(!diagnostic.Message.EndsWith('.') && !diagnostic.Message.Any(char.IsControl), $"seed {seed}: {diagnostic.Message}");
        }

        foreach (var document in reading.Documents) CheckNode(document.Root, seed);
    }

    private static void CheckNode(SyntaxNode node, int seed)
    {
        var length = node.Span.Source.Content.Length;
        Assert.True(0 <= node.Span.Start && node.Span.Start <= node.Span.End && node.Span.End <= length, $"seed {seed}: {node.Span.Start}-{node.Span.End} of {length}");
        if (node is MappingSyntax mapping)
        {
            Assert.Equal(mapping.Entries.Count, mapping.Entries.DistinctBy(e => e.Key.Value).Count());
            foreach (var entry in mapping.Entries)
            {
                CheckNode(entry.Key, seed);
                CheckNode(entry.Value, seed);
            }
        }
        else if (node is SequenceSyntax sequence)
        {
            foreach (var item in sequence.Items) CheckNode(item, seed);
        }
        else if (node is ScalarSyntax scalar)
        {
            for (var i = 0; i <= scalar.Value.Length; i++)
            {
                var at = scalar.Map.OffsetOf(i);
                Assert.True(at >= scalar.Span.Start && at <= length, $"seed {seed}: unit {i} of '{scalar.Value}' at {at}");
            }
        }
    }

    private static string Mutate(string text, int seed, int changes = 4)
    {
        var random = new Random(seed);
        for (var i = 1 + random.Next(changes); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(12), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                2 => text[..at],
                _ => text.Insert(at, Inserts[random.Next(Inserts.Length)]),
            };
        }

        return text;
    }
}
