using SloRuleGen.Planning;

namespace SloRuleGen.Boards;

/// <summary>What specs add to the boards for Perses, whose marks are the last items of lists.</summary>
internal sealed class PersesParts(RulePlan plan, string project) : BoardParts(plan)
{
    private const string OfSlo = "slo:period_error_budget_remaining:ratio{slo_service=\"$service\",slo_name=\"$slo\"}";

    /// <summary>How many queries the graph of burn rates has without thresholds.</summary>
    private const int BurnRates = 2;

    protected override string One(string board)
    {
        var text = Runbooks();
        return OfProject(board)
            .Replace(",\n      \"@VARIABLES@\"", Items("      ", Labels.Select(label => Variable(label, OfSlo))), StringComparison.Ordinal)
            .Replace(",\n            \"@THRESHOLDS@\"", Items("            ", Thresholds().Select(Query)), StringComparison.Ordinal)
            .Replace("\"@THRESHOLD_STYLES@\"", string.Join(", ", Thresholds().Select((_, number) => Style(BurnRates + number))), StringComparison.Ordinal)
            .Replace(",\n      \"@LINKS@\": {}", text is null ? "" : $",\n      {LinkPanel(text)}", StringComparison.Ordinal)
            .Replace(",\n            \"@LINKS_PLACE@\"", text is null ? "" : ",\n            {\"x\": 12, \"y\": 28, \"width\": 12, \"height\": 6, \"content\": {\"$ref\": \"#/spec/panels/runbooks-and-specs\"}}", StringComparison.Ordinal);
    }

    protected override string All(string board) =>
        OfProject(board).Replace(",\n      \"@VARIABLES@\"", Items("      ", Identity.Select(label => Variable(label, "slo:info"))), StringComparison.Ordinal);

    private string OfProject(string board) => board.Replace("@PROJECT@", InString(project), StringComparison.Ordinal);

    private static string Variable(string label, string source) =>
        $$$$$"""{"kind": "ListVariable", "spec": {"name": "{{{{{BoardNames.VariableOf(label)}}}}}", "display": {"name": "{{{{{InString(label)}}}}}"}, "allowMultiple": true, "allowAllValue": true, "defaultValue": "$__all", "customAllValue": ".*", "sort": "alphabetical-asc", "plugin": {"kind": "PrometheusLabelValuesVariable", "spec": {"labelName": "{{{{{InString(label)}}}}}", "matchers": ["{{{{{InString(source)}}}}}"]}}}}""";

    private static string Query((string Expr, string Legend) threshold) =>
        $$$$$"""{"kind": "TimeSeriesQuery", "spec": {"plugin": {"kind": "PrometheusTimeSeriesQuery", "spec": {"query": "{{{{{InString(threshold.Expr)}}}}}", "seriesNameFormat": "{{{{{InString(threshold.Legend)}}}}}"}}}}""";

    private static string Style(int query) =>
        $$$"""{"queryIndex": {{{query}}}, "colorMode": "fixed", "colorValue": "#c4162a", "lineStyle": "dashed", "areaOpacity": 0}""";

    private static string LinkPanel(string text) =>
        $$$"""
        "runbooks-and-specs": {"kind": "Panel", "spec": {"display": {"name": "Runbooks and specs"}, "plugin": {"kind": "Markdown", "spec": {"text": "{{{InString(text)}}}"}}, "queries": []}}
        """;

    private static string Items(string indent, IEnumerable<string> items) => string.Concat(items.Select(item => $",\n{indent}{item}"));
}
