using System.Text;

namespace SloRuleGen.Cli.Tests.Settings;

/// <summary>Whatever lies where settings are looked for, a run ends soon and tells why.</summary>
public sealed class HostileSettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public HostileSettingsTests() => _folder.Write("shop.slo.yaml", Specs.Shop);

    public static TheoryData<string> Kinds => SpecialFile.Kinds;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_no_file_is_not_opened(string kind)
    {
        SpecialFile.Make(kind, _folder.PathOf("slogen.yaml"));

        Fails($"slogen.yaml: error SLO002: cannot read: it is {kind}, not a file");
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        _folder.Write("slogen.yaml", new byte[16 * 1024 * 1024]);
        Fails("slogen.yaml: error SLO004: larger than 1 MiB: this is no file of settings");

        _folder.Write("slogen.yaml", [0x7F, 0x45, 0x4C, 0x46, 0xFF, 0x00, 0x80]);
        Fails("slogen.yaml:1:5: error SLO005: the byte 0xFF is not UTF-8 here; save the file as UTF-8");

        _folder.Write("slogen.yaml", "output: a\0b\n");
        Fails("slogen.yaml:1:10: error SLO110: the file holds a NUL character: it is not a text file in UTF-8");

        _folder.Write("slogen.yaml", Encoding.Unicode.GetPreamble());
        Fails("slogen.yaml:1:1: error SLO005: the file is UTF-16; save it as UTF-8");
    }

    [Fact]
    public void Depth_and_repetition_are_bounded()
    {
        _folder.Write("slogen.yaml", "inputs: " + new string('[', 100_000) + "\n");
        Fails("error SLO108: ");

        var bomb = new StringBuilder("labels:\n  a: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (var c = 'b'; c < 'k'; c++) bomb.Append($"  {c}: &{c} [{string.Join(',', Enumerable.Repeat($"*{(char)(c - 1)}", 10))}]\n");
        _folder.Write("slogen.yaml", bomb.ToString());
        Fails("error SLO107: ");

        _folder.Write("slogen.yaml", "inputs: [" + string.Join(',', Enumerable.Repeat("shop.slo.yaml", 50_000)) + "]\n");
        Slogen.Run(_folder, "validate").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void A_pattern_of_many_stars_ends()
    {
        var path = string.Join('/', Enumerable.Repeat("a", 12));
        _folder.Write($"{path}/x", "").Write("slogen.yaml", $"inputs: '{string.Concat(Enumerable.Repeat("**/a*/", 10))}{new string('*', 200)}z.slo.yaml'\n");
        Directory.CreateSymbolicLink(_folder.PathOf("a/up"), "..");

        Assert.Contains("slogen.yaml:1:9: error SLO003: no spec found: nothing has a name like '**/a*/", Slogen.Run(_folder, "validate").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_nowhere_or_to_itself_is_told_of_and_a_folder_is_no_file()
    {
        File.CreateSymbolicLink(_folder.PathOf("slogen.yaml"), "nowhere");
        Fails("slogen.yaml: error SLO001: no such file or folder");

        File.Delete(_folder.PathOf("slogen.yaml"));
        Directory.CreateDirectory(_folder.PathOf("slogen.yaml"));
        Slogen.Run(_folder, "validate", "shop.slo.yaml").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void An_escape_never_reaches_the_terminal()
    {
        _folder.Write("slogen.yaml", "\"a\\eb\": 1\noutput: \"r\\e[31m\"\nlabels: {\"x\\e\": y}\nlints: {\"SLO\\e\": off}\n");

        var run = Slogen.Run(_folder, "validate");

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain('\e', run.Output + run.Error);
    }

    private void Fails(string message)
    {
        foreach (var args in (string[][])[["validate", "shop.slo.yaml"], ["generate"], ["config"]])
        {
            var run = Slogen.Run(_folder, args);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }
    }
}
