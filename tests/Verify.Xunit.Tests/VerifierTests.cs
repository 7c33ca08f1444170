namespace SnapshotTests;

public sealed class VerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_text_equal_to_its_snapshot_passes_and_leaves_nothing_behind()
    {
        Write("VerifierTests.A_text_equal_to_its_snapshot_passes_and_leaves_nothing_behind.verified.txt", "one\ntwo");
        Write("VerifierTests.A_text_equal_to_its_snapshot_passes_and_leaves_nothing_behind.received.txt", "old");
        await Verify("one\r\ntwo").UseDirectory(_folder);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_line_feed_more_at_the_end_of_the_snapshot_is_no_difference()
    {
        Write("name.verified.yaml", "a: 1\n");
        await Verify("a: 1", "yaml").UseDirectory(_folder).UseFileName("name");
    }

    [Fact]
    public async Task A_line_feed_less_at_the_end_of_the_snapshot_is_a_difference()
    {
        Write("less.verified.txt", "a");
        await Assert.ThrowsAnyAsync<Exception>(async () => await Verify("a\n").UseDirectory(_folder).UseFileName("less"));
    }

    [Fact]
    public async Task A_different_text_fails_and_is_kept_beside_the_snapshot()
    {
        Write("other.verified.txt", "one");
        var error = await Assert.ThrowsAnyAsync<Exception>(async () => await Verify("two").UseDirectory(_folder).UseFileName("other"));
        Assert.Contains("NotEqual:", error.Message, StringComparison.Ordinal);
        Assert.Equal("one", File.ReadAllText(Path.Combine(_folder, "other.verified.txt")));
        Assert.Equal("two", File.ReadAllText(Path.Combine(_folder, "other.received.txt")));
    }

    [Fact]
    public async Task A_text_without_a_snapshot_fails_and_is_kept()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(async () => await Verify("two").UseDirectory(_folder).UseFileName("new"));
        Assert.Contains("New:", error.Message, StringComparison.Ordinal);
        Assert.Equal("two", File.ReadAllText(Path.Combine(_folder, "new.received.txt")));
    }

    [Fact]
    public async Task A_snapshot_of_another_extension_that_nothing_compares_fails()
    {
        Write("stale.verified.txt", "a");
        Write("stale.verified.yaml", "a");
        var error = await Assert.ThrowsAnyAsync<Exception>(async () => await Verify("a", "yaml").UseDirectory(_folder).UseFileName("stale"));
        Assert.Contains("Delete:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_comparisons_of_one_name_fail()
    {
        Write("twice.verified.txt", "a");
        await Verify("a").UseDirectory(_folder).UseFileName("twice");
        await Assert.ThrowsAnyAsync<Exception>(async () => await Verify("a").UseDirectory(_folder).UseFileName("twice"));
    }

    [Theory]
    [InlineData("a/b", 7)]
    public async Task Parameters_become_part_of_the_name(string path, int count)
    {
        Write("VerifierTests.Parameters_become_part_of_the_name_path=a-b_count=7.verified.txt", "x");
        await Verify("x").UseDirectory(_folder).UseParameters(path, count);
    }

    [Fact]
    public async Task A_text_can_stand_for_the_parameters()
    {
        Write("VerifierTests.A_text_can_stand_for_the_parameters_fast.verified.txt", "x");
        await Verify("x").UseDirectory(_folder).UseTextForParameters("fast");
    }

    [Fact]
    public async Task An_empty_text_is_named_in_its_snapshot()
    {
        Write("empty.verified.txt", "emptyString");
        await Verify("").UseDirectory(_folder).UseFileName("empty");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
