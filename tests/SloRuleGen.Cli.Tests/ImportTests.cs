namespace SloRuleGen.Cli.Tests;

/// <summary>What <c>slogen import</c> writes, replaces and refuses.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Sloth =
        """
        version: prometheus/v1
        service: checkout
        slos:
          - name: availability
            objective: 99.9
            sli:
              events:
                error_query: sum(rate(http_requests_total{job="checkout",code=~"5.."}[{{.window}}]))
                total_query: sum(rate(http_requests_total{job="checkout"}[{{.window}}]))
            alerting: {name: CheckoutBurn}

        """;

    private const string Spec =
        """
        # Imported by slogen from sloth.yml. Remove this line once the file is yours: while it is here, another import replaces the file.
        apiVersion: slogen/v1
        service: checkout
        defaults: {alerting: {windows: sre-four}}
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events:
                bad: http_requests_total{job="checkout",code=~"5.."}
                total: http_requests_total{job="checkout"}
            alerting: {name: CheckoutBurn}

        """;

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_spec_is_written_for_each_service_and_can_be_used_at_once()
    {
        _folder.Write("sloth.yml", Sloth);

        Slogen.Run(_folder, "import", "sloth.yml", "-o", "slos").ShouldBe(0, "wrote slos/checkout.slo.yaml (1 SLO)");
        Assert.Equal(Spec, _folder.Read("slos/checkout.slo.yaml"));
        Slogen.Run(_folder, "validate", "slos").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void Standard_output_gets_the_specs_and_nothing_else() =>
        Slogen.Run(_folder.Write("sloth.yml", Sloth), "import", "sloth.yml", "-o", "-").ShouldBe(0, Spec.TrimEnd('\n'));

    [Fact]
    public void Standard_input_is_read() => Slogen.Run(_folder, Slogen.Setup.WithInput(Sloth), "import", "-", "-o", "-")
        .ShouldBe(0, Spec.Replace("sloth.yml", "<stdin>", StringComparison.Ordinal).TrimEnd('\n'));

    [Fact]
    public void An_import_is_replaced_and_a_file_of_somebody_is_not()
    {
        _folder.Write("sloth.yml", Sloth).Write("slos/checkout.slo.yaml", Spec.Replace("99.9%", "99%", StringComparison.Ordinal));
        Slogen.Run(_folder, "import", "sloth.yml", "-o", "slos").ShouldBe(0, "wrote slos/checkout.slo.yaml (1 SLO)");
        Slogen.Run(_folder, "import", "sloth.yml", "-o", "slos").ShouldBe(0, "unchanged slos/checkout.slo.yaml (1 SLO)");

        var own = Spec[(Spec.IndexOf('\n') + 1)..].Replace("99.9%", "99%", StringComparison.Ordinal);
        _folder.Write("slos/checkout.slo.yaml", own);
        Slogen.Run(_folder, "import", "sloth.yml", "-o", "slos").ShouldBe(2, error:
            "slos/checkout.slo.yaml: error SLO011: cannot write the specs: no import wrote the file, or it is somebody's own since: "
            + "it does not begin with '# Imported by slogen'; move it away, or give --force to replace it; nothing was changed");
        Assert.Equal(own, _folder.Read("slos/checkout.slo.yaml"));

        Slogen.Run(_folder, "import", "sloth.yml", "-o", "slos", "--force").ShouldBe(0, "wrote slos/checkout.slo.yaml (1 SLO)");
        Assert.Equal(Spec, _folder.Read("slos/checkout.slo.yaml"));
    }

    [Fact]
    public void What_the_run_reads_is_never_replaced()
    {
        _folder.Write("checkout.slo.yaml", Sloth);

        var outcome = Slogen.Run(_folder, "import", "checkout.slo.yaml", "-o", ".", "--force");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("this run reads it", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(Sloth, _folder.Read("checkout.slo.yaml"));
    }

    [Fact]
    public void Specs_are_not_called_stale_by_later_imports_nor_removed_with_stale_rules()
    {
        _folder.Write("sloth.yml", Sloth).Write("other.yml", Sloth.Replace("service: checkout", "service: shop", StringComparison.Ordinal));
        Slogen.Run(_folder, "import", "sloth.yml", "-o", "slos").ShouldBe(0, "wrote slos/checkout.slo.yaml (1 SLO)");
        Slogen.Run(_folder, "import", "other.yml", "-o", "slos").ShouldBe(0, "wrote slos/shop.slo.yaml (1 SLO)");

        Slogen.Run(_folder, "generate", "slos/shop.slo.yaml", "-o", "slos", "--prune", "-q");

        Assert.Equal(["slos/checkout.slo.yaml", "slos/shop.rules.yaml", "slos/shop.slo.yaml"], _folder.Files("slos"));
    }

    [Fact]
    public void An_error_in_one_document_writes_nothing()
    {
        _folder.Write("in/a.yml", Sloth).Write("in/b.yaml", Sloth.Replace("objective: 99.9", "objective: 100", StringComparison.Ordinal).Replace("service: checkout", "service: shop", StringComparison.Ordinal));

        Slogen.Run(_folder, "import", "in", "-o", "slos").ShouldBe(1, error:
            """
            in/b.yaml:5:16: error SLO130: '100%' leaves no error budget; 'objective' lies between 0% and 100%, both excluded
              5 |     objective: 100
                |                ^^^
            """);
        Assert.False(Directory.Exists(_folder.PathOf("slos")));
    }

    [Fact]
    public void A_document_of_another_format_than_was_named_is_refused()
    {
        _folder.Write("own.yaml", "apiVersion: slogen/v1\nservice: shop\nslos: []\n");

        Slogen.Run(_folder, "import", "own.yaml", "-o", "-", "--from", "sloth").ShouldBe(1, error:
            """
            own.yaml:1:13: error SLO511: this is a spec of this program already, and '--from' names another format: say '--from auto' to read each by its own marks
              1 | apiVersion: slogen/v1
                |             ^^^^^^^^^
            """);
    }

    [Fact]
    public void Rules_can_be_made_of_a_foreign_document_at_once()
    {
        _folder.Write("in/sloth.yml", Sloth).Write("in/slogen.yaml", "from: auto\ninputs: .\n");

        Slogen.Run(_folder, "validate", "in/sloth.yml", "--no-config", "--from", "sloth").ShouldBe(0, "1 file, 1 SLO: ok");
        Slogen.RunIn(_folder.PathOf("in"), new Slogen.Setup(), "validate").ShouldBe(0, "1 file, 1 SLO: ok");
        Assert.Equal(0, Slogen.Run(_folder, "explain", "in/sloth.yml", "--no-config", "--from", "sloth").ExitCode);
        Assert.Equal(0, Slogen.Run(_folder, "generate", "in/sloth.yml", "--no-config", "--from", "auto", "-o", "rules").ExitCode);
        Assert.StartsWith("# Generated by slogen from sloth.yml.", _folder.Read("rules/checkout.rules.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_being_told_the_format_nothing_foreign_is_read()
    {
        var outcome = Slogen.Run(_folder.Write("sloth.yml", Sloth), "validate", "sloth.yml");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("error SLO138: this is a spec of Sloth, which this program does not read: 'slogen import' makes a spec of it, and '--from auto' reads it as it stands", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate", "a.yml", "--default-period", "28d")]
    [InlineData("import", "a.yml")]
    [InlineData("import", "-o", "slos")]
    [InlineData("import", "a.yml", "-o", "-", "--force")]
    [InlineData("import", "a.yml", "-o", "slos", "--default-period", "month")]
    [InlineData("import", "a.yml", "-o", "slos", "--from", "slot")]
    public void What_the_command_line_lacks_is_told(params string[] args) => Assert.Equal(2, Slogen.Run(_folder, args).ExitCode);

    public void Dispose() => _folder.Dispose();
}
