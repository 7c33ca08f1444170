using SloRuleGen.Planning;

namespace SloRuleGen.Boards;

/// <summary>What specs add to the boards for Grafana.</summary>
internal sealed class GrafanaParts(RulePlan plan) : BoardParts(plan)
{
    private const string OfSlo = "slo:period_error_budget_remaining:ratio{slo_service=\"$service\",slo_name=\"$slo\"}";

    protected override string One(string board) => board
        .Replace("    \"@BY_VARIABLES@\",\n", Items("    ", Labels.Select(label => Variable(label, OfSlo))), StringComparison.Ordinal)
        .Replace("        \"@THRESHOLDS@\",\n", Items("        ", Thresholds().Select(Query)), StringComparison.Ordinal)
        .Replace("    \"@LINKS@\",\n", Items("    ", Runbooks() is { } text ? [LinkPanel(text)] : []), StringComparison.Ordinal);

    protected override string All(string board) => board
        .Replace(",\n      \"@ID_VARIABLES@\"", string.Concat(Identity.Select(label => $",\n      {Variable(label, "slo:info")}")), StringComparison.Ordinal)
        .Replace("@ID_LINK@", InString(string.Concat(Identity.Select(label => $"&var-{BoardNames.VariableOf(label)}=${{__data.fields[\"{label}\"]}}"))), StringComparison.Ordinal);

    /// <summary>Every value is chosen at first, and an SLO without the label has an empty one.</summary>
    private static string Variable(string label, string source)
    {
        var query = InString($"label_values({source}, {label})");
        return $$$"""{"name": "{{{BoardNames.VariableOf(label)}}}", "type": "query", "label": "{{{InString(label)}}}", "datasource": {"type": "prometheus", "uid": "${datasource}"}, "query": {"query": "{{{query}}}", "refId": "{{{BoardNames.VariableOf(label)}}}"}, "definition": "{{{query}}}", "refresh": 2, "sort": 1, "hide": 0, "multi": true, "includeAll": true, "allValue": ".*", "options": [], "current": {"text": ["All"], "value": ["$__all"]}}""";
    }

    private static string Query((string Expr, string Legend) threshold, int number) =>
        $$$"""{"refId": "T{{{number}}}", "datasource": {"type": "prometheus", "uid": "${datasource}"}, "expr": "{{{InString(threshold.Expr)}}}", "legendFormat": "{{{InString(threshold.Legend)}}}", "editorMode": "code", "instant": false, "range": true}""";

    private static string LinkPanel(string text) =>
        $$$"""{"id": 100, "type": "text", "title": "Runbooks and specs", "description": "", "gridPos": {"x": 12, "y": 28, "w": 12, "h": 6}, "options": {"mode": "markdown", "content": "{{{InString(text)}}}"}}""";

    private static string Items(string indent, IEnumerable<string> items) => string.Concat(items.Select(item => $"{indent}{item},\n"));
}
