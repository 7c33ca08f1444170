using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Importing;

/// <summary>Broken documents are refused with a place, and never end the program.</summary>
public sealed class MutationTests
{
    /// <summary>How many documents are broken; <c>SLOGEN_IMPORT_MUTATIONS</c> asks for more.</summary>
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("SLOGEN_IMPORT_MUTATIONS"), out var count) ? count : 300;

    private static readonly string[] s_pieces =
        ["{", "}", "[", "]", ": ", "- ", "\n", "\"", "'", "{{.window}}", "null", "99.9", "100", "-1", "sum(", ")", "#", "&a ", "*a", "le=\"1\"", "rate", "1M", "\t", "😀", "$window", "[5m]", "true", "- {}\n"];

    [Fact]
    public void Every_broken_document_is_read_or_refused_at_its_place()
    {
        var documents = ForeignDocuments.All.Select(name => (Name: name, Text: ForeignDocuments.Source(name).Content)).ToList();
        var random = new Random(20260105);
        for (var number = 0; number < s_count; number++)
        {
            var (name, text) = documents[random.Next(documents.Count)];
            for (var changes = random.Next(1, 4); changes > 0; changes--) text = Change(text, documents[random.Next(documents.Count)].Text, random);
            var source = new SourceText($"{name}.yaml", text);
            try
            {
                var result = SloCompiler.Import([source], CompileOptions.Default with { Import = new ImportOptions(SpecFormat.Auto) });
                Assert.True(result.Succeeded || result.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error));
                Assert.All(result.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span!.Value.Start, 0, source.Content.Length));
                if (result.Succeeded)
                {
                    var again = SloCompiler.Plan([.. result.Files.Select(file => new SourceText(file.Name, file.Content))], CompileOptions.Default);
                    Assert.True(again.Succeeded, string.Join('\n', again.Diagnostics.Select(d => d.Message)));
                }
            }
            catch (Exception failure)
            {
                Assert.Fail($"Document {number}, made of {name}:\n{text}\n{failure}");
            }
        }
    }

    private static string Change(string text, string other, Random random)
    {
        var (at, length) = (random.Next(text.Length + 1), random.Next(12));
        var end = Math.Min(text.Length, at + length);
        return random.Next(6) switch
        {
            0 => text.Remove(at, end - at),
            1 => text.Insert(at, s_pieces[random.Next(s_pieces.Length)]),
            2 => text[..at] + s_pieces[random.Next(s_pieces.Length)] + text[end..],
            3 => text.Insert(at, text[at..end]),
            4 => Lines(text, lines => lines.RemoveAt(random.Next(lines.Count))),
            _ => Lines(text, lines => lines.Insert(random.Next(lines.Count), Line(other, random))),
        };
    }

    private static string Line(string text, Random random) => text.Split('\n') is var lines ? lines[random.Next(lines.Length)] : "";

    private static string Lines(string text, Action<List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    }
}
