using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Emit;
using SloRuleGen.PromQL;
using SloRuleGen.Rules;

namespace SloRuleGen.Compiler.Tests.Emit;

public sealed class RuleFileEmitterTests
{
    [Fact]
    public Task Recording_and_alerting_rules_stand_in_their_groups()
    {
        var ids = new Dictionary<string, string> { ["slo_service"] = "checkout", ["slo_name"] = "availability" };
        var recording = new Rule.Recording("slo:objective:ratio", new CallExpr("vector", [new NumberLiteral("0.999")]), ids, "The objective, as a ratio.");
        var alerting = new Rule.Alerting(
            "CheckoutAvailabilityErrorBudgetBurn",
            new BinaryExpr(BinaryOperator.Greater, new VectorSelector("slo:sli_error:ratio_rate1h", []), new NumberLiteral("0.0144")),
            PromDuration.FromMinutes(5),
            PromDuration.FromHours(1),
            new Dictionary<string, string>(ids) { ["severity"] = "page" },
            new Dictionary<string, string>
            {
                ["summary"] = "{{ $labels.slo_name }}: 2% of the budget went in 1h",
                ["description"] = "Now at {{ $value | humanizePercentage }}.\n\nLook at the dashboard first.",
            });
        return Verify(Emit(new RuleGroup("slo-checkout-1", PromDuration.FromSeconds(30), [recording]), new RuleGroup("slo-checkout-2", PromDuration.FromMinutes(2), [alerting])), "yaml")
            .UseDirectory("_snapshots");
    }

    [Fact]
    public void A_service_has_a_file_of_its_name()
    {
        var diagnostics = new DiagnosticBag();
        var files = RuleFileEmitter.Emit([new ServiceRules("checkout", "shop.yaml", []), new ServiceRules("cart", "shop.yaml", [])], TemplateSet.Load(null, diagnostics), diagnostics);
        Assert.Equal(["checkout.rules.yaml", "cart.rules.yaml"], files.Select(file => file.Name));
    }

    private static string Emit(params RuleGroup[] groups)
    {
        var diagnostics = new DiagnosticBag();
        var files = RuleFileEmitter.Emit([new ServiceRules("checkout", "shop.slo.yaml", groups)], TemplateSet.Load(null, diagnostics), diagnostics);
        Assert.Empty(diagnostics.InOrder([]));
        return files.Single().Content;
    }
}
