using System.Text;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;

namespace SloRuleGen.Cli.Tests;

public sealed class InputFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_gives_its_specs_in_ordinal_order_and_nothing_else()
    {
        _folder.Write("slos/b.slo.yaml", "").Write("slos/B.slo.yml", "").Write("slos/a/z.slo.yaml", "")
            .Write("slos/a.yaml", "").Write("slos/readme.md", "").Write("slos/.hidden.slo.yaml", "").Write("slos/.git/x.slo.yaml", "");

        AssertRead(["slos"], ["slos/B.slo.yml", "slos/a/z.slo.yaml", "slos/b.slo.yaml"]);
    }

    [Fact]
    public void The_current_folder_gives_names_without_a_dot()
    {
        _folder.Write("a.slo.yaml", "").Write("deep/b.slo.yaml", "");

        AssertRead(["."], ["a.slo.yaml", "deep/b.slo.yaml"]);
    }

    [Fact]
    public void A_named_file_is_read_whatever_its_ending()
    {
        _folder.Write("slos.txt", "");

        AssertRead(["slos.txt"], ["slos.txt"]);
    }

    [Fact]
    public void Arguments_keep_their_order()
    {
        _folder.Write("a.slo.yaml", "").Write("b.slo.yaml", "");

        AssertRead(["b.slo.yaml", "a.slo.yaml"], ["b.slo.yaml", "a.slo.yaml"]);
    }

    [Fact]
    public void A_file_that_is_named_in_several_ways_is_read_once()
    {
        _folder.Write("slos/a.slo.yaml", "");
        File.CreateSymbolicLink(_folder.PathOf("link.slo.yaml"), "slos/a.slo.yaml");
        Directory.CreateSymbolicLink(_folder.PathOf("linked"), "slos");

        AssertRead(
            ["slos/a.slo.yaml", "./slos/../slos/a.slo.yaml", _folder.PathOf("slos/a.slo.yaml"), "slos", "link.slo.yaml", "linked/a.slo.yaml"],
            ["slos/a.slo.yaml"]);
    }

    [Fact]
    public void Links_between_folders_that_form_a_loop_end()
    {
        _folder.Write("slos/a.slo.yaml", "").Write("slos/deep/b.slo.yaml", "");
        Directory.CreateSymbolicLink(_folder.PathOf("slos/deep/up"), "..");
        Directory.CreateSymbolicLink(_folder.PathOf("slos/self"), "self");

        AssertRead(["slos"], ["slos/a.slo.yaml", "slos/deep/b.slo.yaml"]);
    }

    [Fact]
    public void Standard_input_is_read_once()
    {
        var inputs = Read(["-", "-"], "service: café\n"u8.ToArray());

        var source = Assert.Single(inputs.Sources);
        Assert.Equal(("<stdin>", "service: café\n"), (source.Name, source.Content));
        Assert.Empty(inputs.Diagnostics);
    }

    [Fact]
    public void A_byte_order_mark_is_no_content()
    {
        var inputs = Read(["-"], [0xEF, 0xBB, 0xBF, (byte)'a']);

        Assert.Equal("a", Assert.Single(inputs.Sources).Content);
    }

    [Fact]
    public void The_largest_input_is_read_and_one_byte_more_is_refused()
    {
        _folder.Write("fits.slo.yaml", new byte[16 * 1024 * 1024]).Write("large.slo.yaml", new byte[16 * 1024 * 1024 + 1]);

        AssertRead(["fits.slo.yaml", "large.slo.yaml"], ["fits.slo.yaml"], "large.slo.yaml: SLO004 larger than 16 MiB: this is no spec");
        Assert.Equal("SLO004", Assert.Single(Read(["-"], new byte[16 * 1024 * 1024 + 1]).Diagnostics).Code);
    }

    [Fact]
    public void What_is_missing_is_named_and_the_rest_is_read()
    {
        _folder.Write("a.slo.yaml", "");
        File.CreateSymbolicLink(_folder.PathOf("dangling.slo.yaml"), "nowhere");

        AssertRead(
            ["missing.slo.yaml", "", "dangling.slo.yaml", "a.slo.yaml/b", "a.slo.yaml"],
            ["a.slo.yaml"],
            "missing.slo.yaml: SLO001 no such file or folder",
            ": SLO001 no such file or folder",
            "dangling.slo.yaml: SLO001 no such file or folder",
            "a.slo.yaml/b: SLO001 no such file or folder");
    }

    [Fact]
    public void A_folder_without_specs_is_refused()
    {
        Directory.CreateDirectory(_folder.PathOf("empty"));

        AssertRead(["empty"], [], "empty: SLO003 no spec found: the folder holds no *.slo.yaml and no *.slo.yml");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_with_the_reason() =>
        // Readable by nobody, root included: the kernel refuses the read itself.
        AssertRead(["/proc/self/mem"], [], "/proc/self/mem: SLO002 cannot read: input/output error");

    [Fact]
    public void The_first_byte_that_is_no_utf8_is_shown()
    {
        var diagnostic = Assert.Single(Read(["-"], Encoding.Latin1.GetBytes("one\ntwo \u00e9\n")).Diagnostics);

        Assert.Equal(("SLO005", "the byte 0xE9 is not UTF-8 here; save the file as UTF-8"), (diagnostic.Code, diagnostic.Message));
        Assert.Equal((2, 5), diagnostic.Span!.Value.StartPosition);
    }

    [Fact]
    public void Utf16_is_called_by_its_name()
    {
        var diagnostic = Assert.Single(Read(["-"], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a: b")]).Diagnostics);

        Assert.Equal("the file is UTF-16; save it as UTF-8", diagnostic.Message);
    }

    private void AssertRead(string[] arguments, string[] names, params string[] problems)
    {
        var inputs = Read(arguments, []);
        Assert.Equal(problems, inputs.Diagnostics.Select(d => $"{d.Subject}: {d.Code} {d.Message}"));
        Assert.Equal(names, inputs.Sources.Select(source => source.Name));
    }

    private Inputs Read(string[] arguments, byte[] standardInput)
    {
        var terminal = new Terminal(() => new MemoryStream(standardInput), TextWriter.Null, TextWriter.Null);
        return InputFiles.Read(arguments, new CliEnvironment(terminal, _folder.FullPath, _ => null));
    }
}
