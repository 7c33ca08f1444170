using System.Text;
using System.Text.Json;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

namespace SloRuleGen.Boards;

/// <summary>What specs add to the board of one SLO: a variable for each label that budgets are divided by, thresholds, and where to read on.</summary>
internal sealed class BoardParts(RulePlan plan)
{
    private const string SourceOfVariable = "slo:period_error_budget_remaining:ratio{slo_service=\"$service\",slo_name=\"$slo\"}";

    private readonly List<SloPlan> _slos = [.. plan.Services.SelectMany(service => service.Slos)];

    private List<string> Labels => [.. _slos.SelectMany(slo => slo.Slo.Sli.By).Distinct().Order(StringComparer.Ordinal)];

    public string FillIn(string board) => board
        .Replace("@BY@", InString(string.Concat(Labels.Select(label => $",{Name(label)}=~\"${BoardNames.VariableOf(label)}\""))), StringComparison.Ordinal)
        .Replace(" @BY_LEGEND@", InString(string.Concat(Labels.Select(label => $" {{{{{label}}}}}"))), StringComparison.Ordinal)
        .Replace("    \"@BY_VARIABLES@\",\n", Items("    ", Labels.Select(Variable)), StringComparison.Ordinal)
        .Replace("        \"@THRESHOLDS@\",\n", Items("        ", Thresholds()), StringComparison.Ordinal)
        .Replace("    \"@LINKS@\",\n", Items("    ", Runbooks() is { } text ? [LinkPanel(text)] : []), StringComparison.Ordinal);

    /// <summary>Every value is chosen at first, and an SLO without the label has an empty one.</summary>
    private string Variable(string label)
    {
        var query = InString($"label_values({SourceOfVariable}, {label})");
        return $$$"""{"name": "{{{BoardNames.VariableOf(label)}}}", "type": "query", "label": "{{{InString(label)}}}", "datasource": {"type": "prometheus", "uid": "${datasource}"}, "query": {"query": "{{{query}}}", "refId": "{{{BoardNames.VariableOf(label)}}}"}, "definition": "{{{query}}}", "refresh": 2, "sort": 1, "hide": 0, "multi": true, "includeAll": true, "allValue": ".*", "options": [], "current": {"text": ["All"], "value": ["$__all"]}}""";
    }

    /// <summary>A line for each burn rate above which an alert fires: SLOs with the same one share a query.</summary>
    private IEnumerable<string> Thresholds()
    {
        var tiers = _slos.SelectMany(slo => slo.Tiers.Where(tier => tier.Enabled).Select(tier => (slo.Id, Factor: tier.Factor.ToString(), Legend: $"alerts {tier.Alert.Label} {tier.Tier.LongWindow}")));
        foreach (var (number, group) in tiers.GroupBy(tier => (tier.Factor, tier.Legend)).Index())
        {
            var ids = string.Join('|', group.Select(tier => tier.Id.Replace(".", "[.]", StringComparison.Ordinal)));
            var expr = $"{group.Key.Factor} * max by (slo_id) (slo:info{{slo_service=\"$service\",slo_name=\"$slo\",slo_id=~\"{ids}\"}})";
            yield return $$$"""{"refId": "T{{{number}}}", "datasource": {"type": "prometheus", "uid": "${datasource}"}, "expr": "{{{InString(expr)}}}", "legendFormat": "{{{InString(group.Key.Legend)}}}", "editorMode": "code", "instant": false, "range": true}""";
        }
    }

    /// <summary>Where each SLO is described and what to do; null where no spec is known.</summary>
    private string? Runbooks()
    {
        if (_slos.Count == 0) return null;
        var text = new StringBuilder("| SLO | runbook | spec |\n| --- | --- | --- |\n");
        foreach (var slo in _slos)
        {
            var runbook = slo.Slo.Runbook is { } url ? Cell(url) : "";
            text.Append($"| {Cell(slo.Id)} | {runbook} | {Cell(slo.Service.SourceName)} |\n");
        }

        return text.ToString();
    }

    private static string LinkPanel(string text) =>
        $$$"""{"id": 100, "type": "text", "title": "Runbooks and specs", "description": "", "gridPos": {"x": 12, "y": 28, "w": 12, "h": 6}, "options": {"mode": "markdown", "content": "{{{InString(text)}}}"}}""";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Items(string indent, IEnumerable<string> items) => string.Concat(items.Select(item => $"{indent}{item},\n"));

    private static string Name(string label) => PromQLPrinter.PrintLabel(label);

    /// <summary>As it stands between the quotes of a string of JSON.</summary>
    private static string InString(string text) => JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
