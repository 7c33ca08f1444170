using SloRuleGen.PromQL.Re2;

namespace SloRuleGen.PromQL.Tests;

/// <summary>Which texts a regular expression matches, and texts that are found for one.</summary>
public sealed class RegexTextsTests
{
    [Theory]
    [InlineData("5..", "500", true)]
    [InlineData("5..", "5000", false)]
    [InlineData("4..|5..", "404", true)]
    [InlineData("4..|5..", "200", false)]
    [InlineData("^(eu|us)-(east|west)-[0-9]+$", "us-west-12", true)]
    [InlineData("(eu|us)-.*", "eu-", true)]
    [InlineData("(eu|us)-.+", "eu-", false)]
    [InlineData("a{2,3}", "aaa", true)]
    [InlineData("a{2,3}", "aaaa", false)]
    [InlineData("a{2}?b", "aab", true)]
    [InlineData("(a*)*b", "aaaab", true)]
    [InlineData("(a|b)*", "", true)]
    [InlineData("(|a)+x", "aax", true)]
    [InlineData(@"[^\d]+", "abc", true)]
    [InlineData(@"[\w-]+", "a-b_1", true)]
    [InlineData(@"[a\-z]", "b", false)]
    [InlineData("[]a]", "]", true)]
    [InlineData(@"\Qa.b\E.", "a.bc", true)]
    [InlineData(@"\Qa.b\E.", "axbc", false)]
    [InlineData(@"\Qa.\E{2}b", "a..b", true)]
    [InlineData(@"\Qa.\E{2}b", "a.a.b", false)]
    [InlineData(@"\Aa\x41\z", "aA", true)]
    [InlineData(@"[\d\-x-z]{2}", "-y", true)]
    [InlineData(@"[\d\-x-z]{2}", "-w", false)]
    [InlineData("(?:a|b)c", "bc", true)]
    [InlineData("(?P<name>a)b", "ab", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a||b", "", true)]
    [InlineData("é.", "éé", true)]
    [InlineData("a{,2}", "a{,2}", true)]
    public void Matches_the_whole_text(string regex, string text, bool matches)
    {
        Assert.Equal(matches, RegexTexts.Of(regex)!.Matches(text));
    }

    [Theory]
    [InlineData("5..", "500")]
    [InlineData("4..|5..", "400, 500")]
    [InlineData("1(\\.0)?", "1, 1.0")]
    [InlineData("eu|us|asia", "eu, us, asia")]
    [InlineData("/api/v1/query(_range)?", "/api/v1/query, /api/v1/query_range")]
    [InlineData(".+", "a, x")]
    [InlineData("web-[0-9]{3}", "web-000")]
    [InlineData("[^5].*", "0")]
    [InlineData("DeadlineExceeded|Internal", "DeadlineExceeded, Internal")]
    public void The_first_examples_look_like_labels(string regex, string first)
    {
        Assert.StartsWith(first, string.Join(", ", RegexTexts.Of(regex)!.Examples()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a|b)(c|d)[e-g]{2}h?")]
    [InlineData(".*(foo|bar).+[^a-z]")]
    [InlineData(@"\d+(\.\d+)?")]
    [InlineData("(a{3}|b*)+")]
    public void Every_example_matches(string regex)
    {
        var texts = RegexTexts.Of(regex)!;

        Assert.NotEmpty(texts.Examples());
        Assert.All(texts.Examples(), example => Assert.True(texts.Matches(example), example));
    }

    [Theory]
    [InlineData("(?i)get")]
    [InlineData(@"\pL+")]
    [InlineData(@"\bfoo\b")]
    [InlineData(@"\Bfoo")]
    [InlineData("[[:alpha:]]")]
    [InlineData(@"[a\D]")]
    [InlineData("(?i:a)b")]
    [InlineData("a(?s)b")]
    [InlineData("(a")]
    public void What_is_not_understood_or_wrong_is_left_alone(string regex)
    {
        Assert.Null(RegexTexts.Of(regex));
    }

    /// <summary>Each of these takes a backtracking matcher, or one that copies, years or gigabytes.</summary>
    [Theory]
    [InlineData("a?", "a", 30)]
    [InlineData("a?", "a", 500)]
    [InlineData("a*", "a*b", 200)]
    [InlineData("(a|a)?", "a", 200)]
    public void Optional_parts_in_a_row_take_no_time(string optional, string part, int count)
    {
        var texts = RegexTexts.Of(string.Concat(Enumerable.Repeat(optional, count).Concat(Enumerable.Repeat(part, count))))!;

        Assert.NotEmpty(texts.Examples());
        Assert.All(texts.Examples(), example => Assert.True(texts.Matches(example)));
        Assert.False(texts.Matches(new string('a', 2 * count) + "c"));
    }

    [Theory]
    [InlineData("a", "+")]
    [InlineData("a", "*")]
    [InlineData("ab?", "+")]
    [InlineData("a|b", "+?")]
    public void Loops_in_loops_take_no_time(string inner, string loop)
    {
        for (var i = 0; i < 90; i++) inner = $"({inner}){loop}";
        var texts = RegexTexts.Of(inner)!;

        Assert.NotEmpty(texts.Examples());
        Assert.True(texts.Matches(new string('a', 200)));
        Assert.False(texts.Matches(new string('a', 200) + "c"));
    }

    [Fact]
    public void What_comes_to_too_much_is_not_understood()
    {
        Assert.Null(RegexTexts.Of($"({new string('a', 200)}){{1000}}"));
        Assert.Null(RegexTexts.Of(string.Concat(Enumerable.Repeat("(a?){1000}", 100))));
        Assert.Empty(RegexTexts.Of(new string('a', 5000))!.Examples());
    }

    [Fact]
    public void Deep_groups_and_large_counts_do_no_harm()
    {
        Assert.Null(RegexTexts.Of(new string('(', 500) + "a" + new string(')', 500)));
        Assert.Empty(RegexTexts.Of("a{1000}")!.Examples());
        Assert.True(RegexTexts.Of("(a?){1000}")!.Matches("aaa"));
    }
}
