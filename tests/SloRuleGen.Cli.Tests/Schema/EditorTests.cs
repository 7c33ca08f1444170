namespace SloRuleGen.Cli.Tests.Schema;

/// <summary>An editor that follows a file's first line to the schema marks mistakes in it, explains its fields and completes them.</summary>
public sealed class EditorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_spec()
    {
        _folder.Write("slogen.schema.json", Slogen.Run(_folder, "schema").Output).Write(
            "shop.slo.yaml",
            """
            # yaml-language-server: $schema=slogen.schema.json
            apiVersion: slogen/v1
            service: shop
            slos:
              - name: pages
                objektive: 99.9%
                objective: 99.9%
                # here
                sli:
                  probe: {gauge: 'up{job="shop"}'}
            """);

        var editor = YamlLanguageServer.Ask(_folder.PathOf("shop.slo.yaml"), "objective", "# here");

        Assert.Equal(["6:5 Property objektive is not allowed."], editor.Diagnostics);
        Assert.Contains("The share of events that must be good", editor.Hover, StringComparison.Ordinal);
        Assert.Contains("budget_policy", editor.Completion);
        Assert.DoesNotContain("objective", editor.Completion);
        Assert.DoesNotContain("service", editor.Completion);
    }

    [Fact]
    public void Settings()
    {
        _folder.Write("slogen-settings.schema.json", Slogen.Run(_folder, "schema", "settings").Output).Write(
            "slogen.yaml",
            """
            # yaml-language-server: $schema=slogen-settings.schema.json
            inputs: slos
            target: kubernetes
            # here
            """);

        var editor = YamlLanguageServer.Ask(_folder.PathOf("slogen.yaml"), "target", "# here");

        Assert.StartsWith("3:9 Value is not accepted.", Assert.Single(editor.Diagnostics), StringComparison.Ordinal);
        Assert.Contains("What evaluates the rules", editor.Hover, StringComparison.Ordinal);
        Assert.Contains("output", editor.Completion);
    }
}
