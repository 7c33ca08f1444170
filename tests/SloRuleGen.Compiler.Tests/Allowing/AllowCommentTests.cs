using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Allowing;

/// <summary>Of the SLI <c>bad: errors_total</c> and its like, SLO217 is warned of: there is no matcher.</summary>
public class AllowCommentTests
{
    [Fact]
    public void Without_a_comment_there_are_warnings() => Assert.Equal(
        ["7:14 SLO217", "8:16 SLO217"],
        Places("bad: errors_total\ntotal: requests_total"));

    [Theory]
    [InlineData("bad: errors_total # slogen: allow SLO217\ntotal: requests_total")]
    [InlineData("bad: errors_total   #slogen:allow SLO217\ntotal: requests_total")]
    [InlineData("bad: errors_total # all of them # slogen: allow slo217\ntotal: requests_total")]
    [InlineData("# slogen: allow SLO217\nbad: errors_total\ntotal: requests_total")]
    [InlineData("# slogen: allow SLO217 because there is one job\n\n# as we know\nbad: errors_total\ntotal: requests_total")]
    public void A_comment_allows_what_is_on_its_line_or_on_the_next_with_something(string events) =>
        Assert.Equal("total", Assert.Single(Fields(events)));

    [Fact]
    public void A_comment_on_the_last_line_allows_nothing_on_others() => Assert.Equal(
        ["7:14 SLO217", "8:16 SLO217", "9:25 SLO119"],
        Places("bad: errors_total\ntotal: requests_total\n# slogen: allow SLO217"));

    [Theory]
    [InlineData("bad: |  # slogen: allow SLO217\n\n  errors_total\n\ntotal: requests_total")]
    [InlineData("bad: >-\t# slogen: allow SLO217\n  errors_total\ntotal: requests_total")]
    [InlineData("# slogen: allow SLO217\nbad: |\n  # PromQL's own comment\n  errors_total\ntotal: requests_total")]
    [InlineData("bad:\n  # slogen: allow SLO217\n  errors_total\ntotal: requests_total")]
    [InlineData("# slogen: allow SLO217\nbad: '\n  errors_total'\ntotal: requests_total")]
    [InlineData("bad: '\n  errors_total' # slogen: allow SLO217\ntotal: requests_total")]
    [InlineData("bad: \"\\u0065rrors_total\\\n  {}\" # slogen: allow SLO217\ntotal: requests_total")]
    [InlineData("bad: errors_total\n  {} # slogen: allow SLO217\ntotal: requests_total")]
    [InlineData("bad: &bad errors_total # slogen: allow SLO217\ntotal: requests_total")]
    public void A_value_is_allowed_whole_from_the_lines_where_it_begins_and_ends(string events) =>
        Assert.Equal(["total"], Fields(events));

    [Fact]
    public void A_comment_behind_a_key_is_not_about_a_value_below_it() =>
        Assert.Equal(["SLO119", "bad", "total"], Fields("bad: # slogen: allow SLO217\n  errors_total\ntotal: requests_total"));

    [Fact]
    public void What_an_alias_repeats_is_allowed_where_it_is_written() => Assert.Equal(
        ["SLO213"],
        Fields("bad: &all errors_total # slogen: allow SLO217\ntotal: *all"));

    [Theory]
    [InlineData("bad: |\n  errors_total # slogen: allow SLO217\ntotal: requests_total")]
    [InlineData("bad: |\n  # slogen: allow SLO217\n  errors_total\ntotal: requests_total")]
    public void A_comment_of_PromQL_in_block_text_is_none_of_YAML(string events) => Assert.Equal(["bad", "total"], Fields(events));

    [Theory]
    [InlineData("'a # slogen: allow-file SLO217'")]
    [InlineData("\"a # slogen: allow-file SLO217\"")]
    [InlineData("a#slogen:allow-file SLO217")]
    [InlineData("'a\n  # slogen: allow-file SLO217'")]
    [InlineData("|\n  # slogen: allow-file SLO217")]
    [InlineData(">2\n   # slogen: allow-file SLO217\n")]
    public void Text_that_looks_like_a_comment_is_none(string text) =>
        Assert.Equal(["bad", "total"], Fields("bad: errors_total\ntotal: requests_total", $"description: {text}"));

    [Fact]
    public void Codes_stand_between_commas() =>
        Assert.Empty(Fields("# slogen: allow SLO217, SLO221\nbad: errors\ntotal: requests # slogen: allow SLO221 ,SLO217 of course"));

    [Fact]
    public void A_file_is_allowed_a_code_wherever_the_comment_stands()
    {
        Assert.Empty(Fields("# slogen: allow-file SLO217\nbad: errors_total\ntotal: requests_total"));
        Assert.Empty(Fields("bad: errors_total\ntotal: requests_total", "# slogen: allow-file SLO217 (one job)"));
    }

    [Fact]
    public void A_file_is_one_of_several_and_all_of_its_documents()
    {
        var allowed = new SourceText("a.yaml", $"# slogen: allow-file SLO217\n---\n{Spec("a")}---\n{Spec("b")}");
        var other = new SourceText("b.yaml", Spec("c"));

        var result = SloCompiler.Plan([allowed, other], CompileOptions.Default);

        Assert.Equal(["SLO217", "SLO217"], result.Diagnostics.Where(d => d.Span!.Value.Source == other).Select(d => d.Code));
        Assert.DoesNotContain(result.Diagnostics, d => d.Span!.Value.Source == allowed);

        static string Spec(string service) =>
            $"apiVersion: slogen/v1\nservice: {service}\nscrape_interval: 15s\nslos: [{{name: a, objective: 99%, sli: {{events: {{bad: errors_total, total: requests_total}}}}}}]\n";
    }

    [Fact]
    public void Other_warnings_can_be_allowed_too() =>
        Assert.Empty(Fields("bad: errors_total{a=\"b\"}\ntotal: requests_total{a=\"b\"}", "# slogen: allow SLO132\nsla: 99.9%"));

    [Theory]
    [InlineData("allow SLO201", "SLO201", "SLO201 is an error; only warnings can be allowed")]
    [InlineData("allow SLO119", "SLO119", "SLO119 is about these comments themselves and cannot be allowed")]
    [InlineData("allow SL0217", "SL0217", "there is no diagnostic 'SL0217'; did you mean SLO217?")]
    [InlineData("allow everything", "everything", "there is no diagnostic 'everything'")]
    [InlineData("allow", "# slogen: allow", "'allow' needs codes, such as '# slogen: allow SLO217'")]
    [InlineData("allow-file: SLO217", "# slogen: allow-file", "'allow-file' needs codes, such as '# slogen: allow-file SLO217'")]
    [InlineData("alow SLO217", "# slogen: alow", "a comment for slogen says 'allow' or 'allow-file', not 'alow'; did you mean 'allow'?")]
    [InlineData("ignore SLO217", "# slogen: ignore", "a comment for slogen says 'allow' or 'allow-file', not 'ignore'; write 'allow' or 'allow-file' and codes")]
    public void What_cannot_be_allowed_is_told(string comment, string place, string message)
    {
        var diagnostic = Assert.Single(Diagnose("bad: errors_total{a=\"b\"} # slogen: " + comment + "\ntotal: requests_total{a=\"b\"}").Diagnostics);

        Assert.Equal($"SLO118 {message}", $"{diagnostic.Code} {diagnostic.Message}");
        Assert.Equal(place, TextOf(diagnostic.Span!.Value));
    }

    [Theory]
    [InlineData("# slogen: allow SLO221", "nothing there is warned of as SLO221: remove it from the comment")]
    [InlineData("# slogen: allow-file SLO221", "nothing in this file is warned of as SLO221: remove it from the comment")]
    public void What_is_not_there_is_told(string comment, string message)
    {
        var diagnostic = Assert.Single(Diagnose($"bad: errors_total{{a=\"b\"}}\n{comment}\ntotal: requests_total{{a=\"b\"}}").Diagnostics);

        Assert.Equal($"SLO119 {message}", $"{diagnostic.Code} {diagnostic.Message}");
        Assert.Equal("SLO221", TextOf(diagnostic.Span!.Value));
    }

    [Fact]
    public void Where_there_are_errors_it_is_not_known_what_would_be_warned_of() => Assert.Equal(
        ["SLO201"],
        Diagnose("bad: errors_total{\n# slogen: allow SLO217\ntotal: requests_total").Diagnostics.Select(d => d.Code));

    [Fact]
    public void An_error_is_never_dropped() => Assert.Equal(
        ["SLO118", "SLO201"],
        Diagnose("# slogen: allow SLO201\nbad: errors_total{\ntotal: requests_total{a=\"b\"}").Diagnostics.Select(d => d.Code));

    [Fact]
    public void What_was_allowed_does_not_stop_the_rules_from_being_made() =>
        Assert.Single(SloCompiler.Compile([Source("bad: errors_total\ntotal: requests_total\n# slogen: allow-file SLO217")], CompileOptions.Default).Files);

    private static string TextOf(SourceSpan span) => span.Source.Content[span.Start..span.End];

    private static IEnumerable<string> Places(string events) =>
        Diagnose(events).Diagnostics.Select(d => $"{d.Span!.Value.StartPosition.Line}:{d.Span!.Value.StartPosition.Column} {d.Code}");

    /// <summary>The fields in which SLO217 is left, and the codes of all else.</summary>
    private static IEnumerable<string> Fields(string events, string slo = "") => Diagnose(events, slo).Diagnostics.Select(d =>
        d.Code != "SLO217" ? d.Code : TextOf(d.Span!.Value).StartsWith("requests", StringComparison.Ordinal) ? "total" : "bad");

    private static PlanResult Diagnose(string events, string slo = "") => SloCompiler.Plan([Source(events, slo)], CompileOptions.Default);

    private static SourceText Source(string events, string slo = "") => new(
        "spec.slo.yaml",
        $"""
        apiVersion: slogen/v1
        service: checkout
        scrape_interval: 15s
        slos:
          - sli:
              events:
                {Indented(events, 8)}
            name: availability
            objective: 99.9%
            {Indented(slo, 4)}
        """);

    private static string Indented(string text, int by) =>
        string.Join('\n', text.Split('\n').Select((line, index) => index == 0 || line.Length == 0 ? line : new string(' ', by) + line));
}
