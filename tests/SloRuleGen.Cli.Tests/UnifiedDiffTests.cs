using SloRuleGen.Cli.Files;

namespace SloRuleGen.Cli.Tests;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_diff() =>
        Assert.Equal("", UnifiedDiff.Between("a", "one\ntwo\n", "one\ntwo\n"));

    [Fact]
    public void A_changed_line_stands_between_three_lines_of_context() =>
        Assert.Equal(
            """
            --- a.yaml
            +++ a.yaml
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8

            """,
            UnifiedDiff.Between("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));

    [Fact]
    public void Changes_far_apart_are_two_hunks() =>
        Assert.Equal(
            """
            --- a
            +++ a
            @@ -1,4 +1,3 @@
            -1
             2
             3
             4
            @@ -7,3 +6,4 @@
             7
             8
             9
            +10

            """,
            UnifiedDiff.Between("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "2\n3\n4\n5\n6\n7\n8\n9\n10\n"));

    [Fact]
    public void Changes_near_each_other_share_a_hunk() =>
        Assert.Equal(
            """
            --- a
            +++ a
            @@ -1,6 +1,6 @@
            -1
            +one
             2
             3
             4
             5
            -6
            +six

            """,
            UnifiedDiff.Between("a", "1\n2\n3\n4\n5\n6\n", "one\n2\n3\n4\n5\nsix\n"));

    [Fact]
    public void A_new_file_comes_from_dev_null() =>
        Assert.Equal("--- /dev/null\n+++ a\n@@ -0,0 +1,2 @@\n+1\n+2\n", UnifiedDiff.Between("a", null, "1\n2\n"));

    [Fact]
    public void A_removed_file_goes_to_dev_null() =>
        Assert.Equal("--- a\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n", UnifiedDiff.Between("a", "1\n", null));

    [Fact]
    public void A_missing_line_break_at_the_end_is_shown() =>
        Assert.Equal(
            "--- a\n+++ a\n@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n",
            UnifiedDiff.Between("a", "1", "1\n"));

    [Fact]
    public void Insertions_among_repeated_lines_are_minimal() =>
        Assert.Equal(
            "--- a\n+++ a\n@@ -1,4 +1,6 @@\n x\n y\n x\n+z\n+x\n y\n",
            UnifiedDiff.Between("a", "x\ny\nx\ny\n", "x\ny\nx\nz\nx\ny\n"));

    [Fact]
    public void Texts_with_nothing_in_common_are_replaced_as_a_whole()
    {
        var diff = UnifiedDiff.Between("a", Lines("old", 3000), Lines("new", 3000)).Split('\n');

        Assert.Equal("@@ -1,3000 +1,3000 @@", diff[2]);
        Assert.Equal(3000, diff.Count(line => line.StartsWith("-old", StringComparison.Ordinal)));
        Assert.Equal(3000, diff.Count(line => line.StartsWith("+new", StringComparison.Ordinal)));
    }

    private static string Lines(string word, int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"{word} {i}\n"));
}
