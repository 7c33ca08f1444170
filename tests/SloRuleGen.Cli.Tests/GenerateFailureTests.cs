using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Tests;

/// <summary>Whatever keeps the rules from being written: exit code 2, and what was there stays.</summary>
public sealed class GenerateFailureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public GenerateFailureTests() => _folder.Write("slos/shop.slo.yaml", Specs.Shop);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("--check")]
    public void A_file_in_place_of_the_folder_stays(params string[] options)
    {
        _folder.Write("rules", "a file");

        Generate("rules", options).ShouldBe(2, error:
            "rules: error SLO011: cannot write the rules: it is a file, not a folder; nothing was changed");

        Assert.Equal("a file", _folder.Read("rules"));
    }

    [Theory]
    [InlineData()]
    [InlineData("--check")]
    public void A_folder_in_place_of_a_rule_file_stays(params string[] options)
    {
        Directory.CreateDirectory(_folder.PathOf("rules/shop.rules.yaml"));

        Generate("rules", options).ShouldBe(2, error:
            "rules/shop.rules.yaml: error SLO011: cannot write the rules: it is a folder, not a file; nothing was changed");

        Assert.Empty(_folder.Files("rules"));
    }

    [Fact]
    public void A_read_only_file_stays()
    {
        _folder.Write("rules/shop.rules.yaml", Specs.Header + "precious").Write("slos/bakery.slo.yaml", Specs.Shop.Replace("service: shop", "service: bakery", StringComparison.Ordinal));
        File.SetUnixFileMode(_folder.PathOf("rules/shop.rules.yaml"), UnixFileMode.UserRead);

        Generate("rules").ShouldBe(2, error:
            "rules/shop.rules.yaml: error SLO011: cannot write the rules: the file is read-only; nothing was changed");

        Assert.Equal(["rules/shop.rules.yaml"], _folder.Files("rules"));
        Assert.Equal(Specs.Header + "precious", _folder.Read("rules/shop.rules.yaml"));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named_with_the_reason() =>
        // Not even root makes folders there.
        Generate("/proc/rules").ShouldBe(2, error:
            "/proc/rules: error SLO011: cannot write the rules: no such file or folder; nothing was changed");

    [Fact]
    public void A_folder_below_a_file_cannot_be_made()
    {
        _folder.Write("file", "a file");

        Generate("file/rules").ShouldBe(2, error:
            "file/rules: error SLO011: cannot write the rules: a part of the path is a file, not a folder; nothing was changed");

        Assert.Equal("a file", _folder.Read("file"));
    }

    [Fact]
    public void A_folder_that_takes_no_files_is_named_with_the_reason() =>
        Generate("/proc/self/fdinfo").ShouldBe(2, error:
            "/proc/self/fdinfo/shop.rules.yaml: error SLO011: cannot write the rules: no such file or folder; nothing was changed");

    [Fact]
    public void A_broken_standard_output_is_an_error()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(() => Stream.Null, new FullWriter(), error);

        var exitCode = CliApp.Run(["generate", "slos", "-o", "-"], new CliEnvironment(terminal, _folder.FullPath, _ => null));

        Assert.Equal((2, "slogen: cannot write the output: no space left on device\n"), (exitCode, error.ToString()));
    }

    private Outcome Generate(string output, params string[] options) => Slogen.Run(_folder, ["generate", "slos", "-o", output, .. options]);

    private sealed class FullWriter : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device : 'stdout'");
    }
}
