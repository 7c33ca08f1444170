using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>A risk catalog before it is set against an objective.</summary>
internal sealed record RiskDraft(SourceSpan Place, Fraction Threshold, IReadOnlyList<Risk> Risks)
{
    /// <summary>Null where there are no risks, but a threshold for those to come.</summary>
    public Located<RiskCatalog>? Against(Objective objective) => Risks.Count == 0 ? null : new(new RiskCatalog(objective, Threshold, Risks), Place);
}

/// <summary>Reads <c>risks</c>.</summary>
internal sealed class RiskBinder(DiagnosticBag diagnostics)
{
    private const string Example = "{name: Database fails over, detect: 5m, resolve: 30m, every: 90d, users: 100%}";

    /// <summary>Nobody ranks more, and their exact sum takes time.</summary>
    private const int Most = 200;

    private readonly Percentages _percentages = new(diagnostics);

    /// <summary>The threshold, and the risks of the catalog, if there is one; null without <c>risks</c>.</summary>
    public RiskDraft? Read(Fields slo)
    {
        if (slo.Mapping("risks", Level.Risks) is not { } fields) return null;
        var threshold = _percentages.Share(fields, "threshold")?.Value ?? RiskCatalog.DefaultThreshold;
        if (fields.List("catalog", $"risks such as {Example}") is not { } items) return new RiskDraft(slo.KeyOf("risks"), threshold, []);
        if (items.Count == 0) diagnostics.Add(SpecDiagnostics.EmptyList, fields.KeyOf("catalog"), $"'catalog' needs at least one risk, such as {Example}");
        return new RiskDraft(slo.KeyOf("risks"), threshold, ReadAll(items));
    }

    /// <summary>The risks of one catalog, in their order, without those that have a mistake.</summary>
    public IReadOnlyList<Risk> ReadAll(IReadOnlyList<SyntaxNode> items)
    {
        if (items.Count > Most)
        {
            diagnostics.Add(SheetDiagnostics.TooManyRisks, items[Most].Span, $"a catalog holds up to {Most} risks, not {items.Count}: put those together that are alike");
            return [];
        }

        var risks = new List<Risk>();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (ReadRisk(item, seen) is { } risk) risks.Add(risk);
        }

        return risks;
    }

    private Risk? ReadRisk(SyntaxNode node, Dictionary<string, SourceSpan> seen)
    {
        if (new Values(diagnostics).Item(node, "catalog", $"risks such as {Example}", Level.Risk) is not { } fields) return null;
        fields.Require("name", "name: Database fails over");
        fields.Require("detect", "detect: 5m");
        fields.Require("resolve", "resolve: 30m");
        fields.Require("every", "every: 90d");
        var name = Named(fields, seen);
        var detect = fields.Duration("detect");
        var resolve = fields.Duration("resolve");
        var every = fields.PositiveDuration("every");
        var users = _percentages.Share(fields, "users");
        var accepted = fields.Flag("accepted");
        var (owner, mitigation, notes) = (fields.Text("owner"), fields.Text("mitigation"), fields.Text("notes"));
        if (name is null || detect is null || resolve is null || every is null || (fields.Has("users") && users is null)) return null;
        if (detect.Value.Milliseconds + resolve.Value.Milliseconds > every.Value.Milliseconds)
        {
            diagnostics.Add(
                SpecDiagnostics.DurationOutOfRange, every.Span,
                $"an incident of {detect.Value} and {resolve.Value} is not over when the next one comes after {every.Value}");
            return null;
        }

        return new Risk(name, detect.Value, resolve.Value, every.Value, users?.Value ?? Fraction.One, accepted?.Value ?? false)
        {
            Owner = owner?.Value.Trim(),
            Mitigation = mitigation?.Value.Trim(),
            Notes = notes?.Value.Trim(),
        };
    }

    /// <summary>Null if there is none, or another risk has it.</summary>
    private string? Named(Fields risk, Dictionary<string, SourceSpan> seen)
    {
        if (risk.Text("name") is not { } text) return null;
        var name = text.Value.Trim();
        if (seen.TryAdd(name, text.Span)) return name;
        diagnostics.Add(SpecDiagnostics.RepeatedRisk, text.Span, $"the risk {Wording.Quote(name)} is already listed at {Wording.Place(seen[name])}");
        return null;
    }
}
