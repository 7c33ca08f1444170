using SloRuleGen.Cli.Settings;

namespace SloRuleGen.Cli.Mcp;

/// <summary>What agents can call: each is a command, with the parameters that they need of it.</summary>
internal static class McpTools
{
    private static readonly McpParameter s_inputs = new(
        "inputs", McpValue.Paths, null, "Files of specs, or folders that are searched for *.slo.yaml. Without them and without 'spec': what slogen.yaml names.");

    private static readonly McpParameter s_spec = new("spec", McpValue.Spec, null, "The YAML of a spec, in place of 'inputs'.");

    private static readonly McpParameter s_slo = new("slo", McpValue.Text, "--slo", "One SLO alone: its name, or service/name.");

    public static IReadOnlyList<McpTool> All { get; } =
    [
        new("validate", "Validate specs", "Reports every mistake in SLO specs, each with file, line, column, code and what would be right. Use it after each change of a spec.", ["validate", "--format=json"],
            [s_inputs, s_spec, new("name", McpValue.Path, "--stdin-filename", "The file that 'spec' is a version of: its settings hold.")]) { MayRefuse = true },
        new("explain", "Explain SLOs", "Shows what SLOs mean in numbers: error budget in minutes, burn rates, thresholds, when each alert fires and stops.", ["explain", "--format=json"],
            [s_inputs, s_spec, s_slo, new("traffic", McpValue.Text, "--traffic", "Events of a period, such as 10M: thresholds are shown in events, too.")]),
        new("explain_objectives", "Explain objectives", "Shows what objectives such as 99.9% allow, without a spec: outages, burn rates and alerts.", ["explain", "--format=json"],
            [new("objectives", McpValue.Texts, "--objective", "Such as 99.9%.") { IsRequired = true }, new("traffic", McpValue.Text, "--traffic", "Events of a period, such as 10M.")]),
        new("explain_code", "Explain a diagnostic", "Shows the page of a diagnostic, such as SLO215: what is wrong, why it matters, an example and the fix.", ["explain"],
            [new("codes", McpValue.Texts, null, "Such as SLO215.") { IsRequired = true }]) { IsJson = false },
        new("generate", "Generate rules", "Makes Prometheus recording and alerting rules of SLO specs. Returns them, as YAML unless slogen.yaml says JSON, or writes them into a folder if 'output' is given.", ["generate"],
            [
                s_inputs, s_spec,
                new("output", McpValue.Path, "--output", "A folder within the working directory, to write to. Without it nothing is written, and the rules are returned."),
                new("target", McpValue.Text, "--target", "What evaluates the rules. Default: that of slogen.yaml, else prometheus.") { Choices = TargetNames.All },
            ]) { IsJson = false, Writes = true },
        new("simulate", "Simulate incidents", "Shows which alerts incidents would fire, when and until when, and what they would spend of the error budget.", ["simulate", "--format=json"],
            [
                s_inputs, s_spec, s_slo,
                new("incidents", McpValue.Texts, "--incident", "Each a length and a share of events that fail, such as 30m@100%, and perhaps when it begins after the first: 10m@50%+2h.") { IsRequired = true },
                new("traffic", McpValue.Text, "--traffic", "steady, or day-night:N for a day N times as busy as the night."),
                new("compare_methods", McpValue.Flag, "--compare-methods", "Whether to show both alert methods side by side."),
            ]),
        new("risks", "Rank risks", "Ranks the incidents that specs expect in a year, and shows which of them the error budget bears.", ["risks", "--format=json"], [s_inputs, s_spec, s_slo]),
        new("diff", "Compare specs", "Tells what another version of specs changes: objectives, budgets, alerts and rules.", ["diff", "--format=json"],
            [new("old", McpValue.Path, null, "The specs before: a file or a folder.") { IsRequired = true }, new("new", McpValue.Path, null, "The specs after.") { IsRequired = true }]),
        new("status", "Show budgets", "Shows what is left of each error budget on the Prometheus server that slogen was started for, the worst first.", ["status", "--format=json"],
            [new("inputs", McpValue.Paths, null, "The SLOs of these specs alone. Without them all that the server has."), s_slo]) { AsksServer = true },
        new("check", "Check specs against a server", "Asks the Prometheus server that slogen was started for whether specs fit it: series, labels, buckets, loaded rules, cost.", ["check", "--format=json"],
            [s_inputs, s_slo]) { AsksServer = true, MayRefuse = true },
        new("templates", "List SLI templates", "Lists the templates of SLIs that specs can use, or shows some of them in full with their parameters.", ["templates"],
            [new("names", McpValue.Texts, null, "Those to show in full. Without them all are listed.")]) { IsJson = false },
        new("promql", "Check PromQL", "Checks an expression of PromQL as Prometheus would, and returns it formatted.", ["promql"],
            [
                new("expression", McpValue.Text, null, "The expression.") { IsRequired = true },
                new("window", McpValue.Flag, "--window", "Whether $window may stand where a duration may, as in the queries of a spec."),
            ]) { IsJson = false },
        new("schema", "JSON Schema of specs", "Returns the JSON Schema of specs: which fields there are, what they mean and take. Use it before writing a spec.", ["schema"], []),
    ];
}
