namespace SloRuleGen.Cli.Tests;

public sealed class ValidateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_good_spec_is_counted()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);

        Slogen.Run(_folder, "validate", "shop.slo.yaml").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void Warnings_pass()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop).Write("slos/search.slo.yaml", Specs.Search);

        Slogen.Run(_folder, "validate", "slos").ShouldBe(0, "2 files, 2 SLOs: ok, 1 warning", Specs.SearchWarning("slos/search.slo.yaml"));
    }

    [Fact]
    public void Every_mistake_of_every_file_is_reported_in_one_run()
    {
        _folder.Write("a.slo.yaml", Specs.Broken.Replace("service: broken", "servce: broken", StringComparison.Ordinal))
            .Write("b.slo.yaml", "a: [1\n")
            .Write("c.slo.yaml", [(byte)'a', (byte)':', (byte)' ', 0xFF])
            .Write("search.slo.yaml", Specs.Search);

        Slogen.Run(_folder, "validate", ".", "missing").ShouldBe(
            2,
            "5 files: 5 errors, 1 warning",
            $"""
            c.slo.yaml:1:4: error SLO005: the byte 0xFF is not UTF-8 here; save the file as UTF-8
              1 | a:
                |    ^
            missing: error SLO001: no such file or folder
            a.slo.yaml:2:1: error SLO120: unknown field 'servce'; did you mean 'service'?
              2 | servce: broken
                | ^^^^^^
            {Specs.BrokenObjective("a.slo.yaml")}
            b.slo.yaml:1:4: error SLO101: the '[' that opens here is never closed
              1 | a: [1
                |    ^
            {Specs.SearchWarning("search.slo.yaml")}
            """);
    }

    [Fact]
    public void One_service_in_two_files_is_refused()
    {
        _folder.Write("a.slo.yaml", Specs.Shop).Write("b.slo.yaml", Specs.Shop);

        Slogen.Run(_folder, "validate", "a.slo.yaml", "b.slo.yaml").ShouldBe(1, "2 files: 1 error",
            """
            b.slo.yaml:2:10: error SLO128: the service 'shop' is already defined at a.slo.yaml:2; put its SLOs into one document, or tell its deployments apart by 'identity', with the same labels in each and another value in one of them
              2 | service: shop
                |          ^^^^
            """);
    }

    [Fact]
    public void One_file_that_is_given_twice_is_no_duplicate()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop);

        Slogen.Run(_folder, "validate", "slos", "slos/shop.slo.yaml").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void Standard_input_is_called_stdin() =>
        Slogen.Run(_folder, Slogen.Setup.WithInput(Specs.Broken), "validate", "-")
            .ShouldBe(1, "1 file: 1 error", Specs.BrokenObjective("<stdin>"));

    [Fact]
    public void An_empty_file_is_no_spec()
    {
        _folder.Write("a.slo.yaml", "");

        Slogen.Run(_folder, "validate", "a.slo.yaml").ShouldBe(1, "1 file: 1 error",
            """
            a.slo.yaml:1:1: error SLO111: no spec found: the file is empty or holds only comments
              1 |
                | ^
            """);
    }

    [Fact]
    public void A_folder_without_specs_is_an_error()
    {
        _folder.Write("slos/notes.md", "");

        Slogen.Run(_folder, "validate", "slos").ShouldBe(
            2, "0 files: 1 error", "slos: error SLO003: no spec found: the folder holds no *.slo.yaml and no *.slo.yml");
    }

    [Fact]
    public void A_huge_file_is_refused_by_its_size()
    {
        using (var file = File.Create(_folder.PathOf("huge.slo.yaml"))) file.SetLength(50_000_000);

        Slogen.Run(_folder, "validate", "huge.slo.yaml").ShouldBe(
            1, "1 file: 1 error", "huge.slo.yaml: error SLO004: larger than 16 MiB: this is no spec");
    }

    [Theory]
    [InlineData("--no-color", null, null)]
    [InlineData(null, "NO_COLOR", "1")]
    [InlineData(null, "TERM", "dumb")]
    public void Colours_can_be_switched_off(string? option, string? variable, string? value)
    {
        _folder.Write("broken.slo.yaml", Specs.Broken);
        var setup = new Slogen.Setup { IsTerminal = true, Variables = variable is null ? [] : new() { [variable] = value! } };

        Slogen.Run(_folder, setup, ["validate", "broken.slo.yaml", .. option is null ? (string[])[] : [option]])
            .ShouldBe(1, "1 file: 1 error", Specs.BrokenObjective("broken.slo.yaml"));
    }

    [Theory]
    [InlineData("NO_COLOR", "")]
    [InlineData("TERM", "xterm")]
    public void A_terminal_gets_colours(string variable, string value)
    {
        _folder.Write("broken.slo.yaml", Specs.Broken);
        var setup = new Slogen.Setup { IsTerminal = true, Variables = new() { [variable] = value } };

        var run = Slogen.Run(_folder, setup, "validate", "broken.slo.yaml");

        Assert.Equal((1, "1 file: 1 error\n"), (run.ExitCode, run.Output));
        Assert.StartsWith("\e[1mbroken.slo.yaml:6:16\e[0m: \e[1;31merror SLO130\e[0m: ", run.Error, StringComparison.Ordinal);
    }
}
