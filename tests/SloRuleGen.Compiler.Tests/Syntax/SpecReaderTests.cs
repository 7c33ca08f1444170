using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Syntax;

public sealed class SpecReaderTests
{
    [Fact]
    public void A_document_becomes_a_tree_of_mappings_sequences_and_scalars()
    {
        var root = Reading.Clean("service: checkout\nslos:\n  - name: a\n    by: [region, zone]\n");

        Assert.Equal(["service", "slos"], root.Entries.Select(e => e.Key.Value));
        var slo = Assert.IsType<MappingSyntax>(Assert.Single(Assert.IsType<SequenceSyntax>(root.Find("slos")!.Value).Items));
        var by = Assert.IsType<SequenceSyntax>(slo.Find("by")!.Value);
        Assert.Equal(["region", "zone"], by.Items.Select(i => ((ScalarSyntax)i).Value));
    }

    [Theory]
    [InlineData("a: {b: 1}", "{b: 1}", true)]
    [InlineData("a: &x !!map {b: 1} # c", "{b: 1}", true)]
    [InlineData("a:\n  b: 1\n  c: 2\n", "b", false)]
    [InlineData("a: &x # why\n  \"b\": 1\n", "\"b\"", false)]
    [InlineData("a: {}", "{}", true)]
    public void A_mapping_stands_between_its_brackets_or_at_its_first_key(string text, string expected, bool isFlow)
    {
        var mapping = Assert.IsType<MappingSyntax>(Reading.Clean(text).Find("a")!.Value);

        Assert.Equal((expected, isFlow), (mapping.Text(), mapping.IsFlow));
    }

    [Theory]
    [InlineData("a: [1, 2]", "[1, 2]", true)]
    [InlineData("a:\n  - 1\n  - 2\n", "-", false)]
    [InlineData("a:\n- 1\n", "-", false)]
    [InlineData("a: !!seq &x\n  - 1\n", "-", false)]
    public void A_sequence_stands_between_its_brackets_or_at_its_first_dash(string text, string expected, bool isFlow)
    {
        var sequence = Assert.IsType<SequenceSyntax>(Reading.Clean(text).Find("a")!.Value);

        Assert.Equal((expected, isFlow), (sequence.Text(), sequence.IsFlow));
    }

    [Fact]
    public void A_lone_pair_in_a_sequence_stands_at_its_key()
    {
        var sequence = Assert.IsType<SequenceSyntax>(Reading.Clean("a: [b: 1]").Find("a")!.Value);

        Assert.Equal("b", Assert.IsType<MappingSyntax>(Assert.Single(sequence.Items)).Text());
    }

    [Theory]
    [InlineData("a: b c  # d", "b c")]
    [InlineData("a: 'b ''c'", "'b ''c'")]
    [InlineData("a: \"b\\n\"", "\"b\\n\"")]
    [InlineData("a: &x b", "b")]
    [InlineData("a: !!str &x 'b'", "'b'")]
    [InlineData("a: |  # d\n  b\n  c\n\n", "|  # d\n  b\n  c")]
    [InlineData("a: 😀 b", "😀 b")]
    [InlineData("a: |\n", "|")]
    [InlineData("a:", "")]
    [InlineData("a: &x", "")]
    public void A_scalar_stands_from_its_first_to_its_last_character_quotes_included(string text, string expected) =>
        Assert.Equal(expected, Reading.Scalar(text, "a").Text());

    [Theory]
    [InlineData("", true)]
    [InlineData("~", true)]
    [InlineData("null", true)]
    [InlineData("NULL", true)]
    [InlineData("&x", true)]
    [InlineData("'null'", false)]
    [InlineData("''", false)]
    [InlineData("!!str null", false)]
    [InlineData("!!str", false)]
    [InlineData("! ~", false)]
    [InlineData("nil", false)]
    [InlineData("no", false)]
    public void Only_the_nulls_of_YAML_1_2_are_null(string value, bool expected) =>
        Assert.Equal(expected, Reading.Scalar($"a: {value}", "a").IsNull);

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("'true'", null)]
    [InlineData("!!str true", null)]
    [InlineData("yes", null)]
    [InlineData("on", null)]
    [InlineData("no", null)]
    public void Only_the_booleans_of_YAML_1_2_are_booleans(string value, bool? expected) =>
        Assert.Equal(expected, Reading.Scalar($"a: {value}", "a").AsBoolean());

    [Fact]
    public void Empty_documents_are_passed_over_and_each_other_is_returned()
    {
        var reading = Reading.Of("# first\n---\n---\na: 1\n---\n# nothing\n...\n%YAML 1.2\n---\nb: 2\n--- ~\n");

        Assert.Empty(reading.Reports);
        Assert.Equal(["a", "b"], reading.Documents.Select(d => ((MappingSyntax)d.Root).Entries[0].Key.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n---\n")]
    [InlineData("---\n...\n")]
    [InlineData("\uFEFF")]
    public void A_file_without_a_document_is_an_error(string text) =>
        Assert.Equal(["1:1 SLO111 no spec found: the file is empty or holds only comments"], Reading.Of(text).Reports);

    [Theory]
    [InlineData("- a\n", "1:1 SLO112 a spec is a mapping of fields such as 'service: checkout', but this document is a list")]
    [InlineData("a: 1\n---\nservice:checkout\n", "3:1 SLO112 a spec is a mapping of fields such as 'service: checkout', but this document is a single value")]
    public void A_document_that_is_no_mapping_is_an_error(string text, string expected) =>
        Assert.Equal([expected], Reading.Of(text).Reports);

    [Fact]
    public void A_syntax_error_costs_its_own_document_only()
    {
        var reading = Reading.Of("a: 1\n---\nb: [\n---\nc: 3\n---\nd: 'x\n---\ne: 5\n");

        Assert.Equal(["3:4 SLO101", "7:4 SLO101"], reading.Reports.Select(r => string.Join(' ', r.Split(' ')[..2])));
        Assert.Equal(["a", "c", "e"], reading.Documents.Select(d => ((MappingSyntax)d.Root).Entries[0].Key.Value));
    }

    [Fact]
    public void Every_source_is_read_in_order()
    {
        var (first, second) = (new SourceText("1.yaml", "a: 1"), new SourceText("2.yaml", "b: 1\nb: 2"));
        var bag = new DiagnosticBag();

        var documents = SpecReader.Read([first, second], bag);

        Assert.Equal([first, second], documents.Select(d => d.Source));
        Assert.Same(second, Assert.Single(bag.InOrder([first, second])).Span!.Value.Source);
    }

    [Fact]
    public void Each_repeated_key_is_reported_and_the_first_one_stays()
    {
        var reading = Reading.Of("a: 1\na: 2\n\"a\": 3\nb: {c: 1, d: 2, c: 3}\n");

        Assert.Equal(
            [
                "2:1 SLO102 'a' is given twice, first in line 1: keep one of them",
                "3:1 SLO102 'a' is given twice, first in line 1: keep one of them",
                "4:17 SLO102 'c' is given twice, first in line 4: keep one of them",
            ],
            reading.Reports);
        Assert.Equal("1", ((ScalarSyntax)reading.Root.Find("a")!.Value).Value);
    }

    [Theory]
    [InlineData("? [a]\n: b\nc: 1", "1:3 SLO103 a key must be text, not a list or a mapping; if it is meant as text, put it in quotes")]
    [InlineData("{a: 1}: b\nc: 1", "1:2 SLO103 a key must be text, not a list or a mapping; if it is meant as text, put it in quotes")]
    [InlineData("c: 1\n: b", "2:1 SLO103 the key before ':' is missing")]
    [InlineData("c: 1\n<<: {a: 1}", "2:1 SLO104 merge keys (<<) are not part of YAML 1.2: write what SLOs share under 'defaults', or repeat a whole value with an alias")]
    [InlineData("c: 1\na: !foo b", "2:4 SLO105 the tag '!foo' is not known here: leave it out, or put the text in quotes if it is meant as text")]
    [InlineData("c: 1\na: !!int 5", "2:4 SLO105 the tag '!!int' is not known here: leave it out, or put the text in quotes if it is meant as text")]
    [InlineData("c: 1\na: *x", "2:4 SLO106 no anchor '&x' stands before this alias; if '*x' is meant as text, put it in quotes")]
    [InlineData("c: 1\na: &x [*x]", "2:8 SLO106 the alias '*x' stands inside its own anchor '&x', so it would never end")]
    public void A_mistake_that_leaves_the_rest_readable_is_reported_and_reading_goes_on(string text, string expected)
    {
        var reading = Reading.Of(text);

        Assert.Equal([expected], reading.Reports);
        Assert.NotNull(reading.Root.Find("c"));
    }
}
