namespace SloRuleGen.Cli.Tests.Settings;

/// <summary>A mistake in <c>slogen.yaml</c> has a place and a code, and nothing is done.</summary>
public sealed class SettingsMistakeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public SettingsMistakeTests() => _folder.Write("slos/shop.slo.yaml", Specs.Shop);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_mistakes_are_told_in_one_run_and_nothing_is_written()
    {
        _folder.Write("slogen.yaml",
            """
            input: slos
            output: rules
            output: other
            prune: yes
            target: promtheus
            lints: {SLO38: off, SLO120: off, SLO302: of}
            """);

        foreach (var args in (string[][])[["generate", "slos"], ["explain", "slos"], ["templates"], ["promql", "a"], ["config"]])
        {
            Slogen.Run(_folder, args).ShouldBe(2, error:
                """
                slogen.yaml:1:1: error SLO120: unknown field 'input'; did you mean 'inputs'?
                  1 | input: slos
                    | ^^^^^
                slogen.yaml:3:1: error SLO102: 'output' is given twice, first in line 2: keep one of them
                  3 | output: other
                    | ^^^^^^
                slogen.yaml:4:8: error SLO123: 'prune' takes true or false, not 'yes'
                  4 | prune: yes
                    |        ^^^
                slogen.yaml:5:9: error SLO124: 'target' takes prometheus, operator, mimir, thanos, vmalert, configmap, vmrule or gmp, not 'promtheus'; did you mean 'prometheus'?
                  5 | target: promtheus
                    |         ^^^^^^^^^
                slogen.yaml:6:9: error SLO024: there is no diagnostic 'SLO38'; did you mean 'SLO238'?
                  6 | lints: {SLO38: off, SLO120: off, SLO302: of}
                    |         ^^^^^
                slogen.yaml:6:21: error SLO024: SLO120 is an error and stays one; only warnings have a level
                  6 | lints: {SLO38: off, SLO120: off, SLO302: of}
                    |                     ^^^^^^
                slogen.yaml:6:42: error SLO124: 'SLO302' takes off, warning or error, not 'of'; did you mean 'off'?
                  6 | lints: {SLO38: off, SLO120: off, SLO302: of}
                    |                                          ^^
                """);
        }

        Assert.Equal(["slogen.yaml", "slos/shop.slo.yaml"], _folder.Files());
    }

    [Theory]
    [InlineData("inputs: missing", "1:9: error SLO001: no such file or folder: 'missing'")]
    [InlineData("inputs: []", "1:1: error SLO156: 'inputs' needs at least one; leave the field out for none")]
    [InlineData("inputs: {a: b}", "1:9: error SLO123: 'inputs' takes a list of files, folders and patterns, not a mapping")]
    [InlineData("inputs: '-'", "1:9: error SLO023: '-' is no path here: only the command line can ask for standard input or output; a file of that name is './-'")]
    [InlineData("inputs: ['~/slos']", "1:10: error SLO023: '~/slos' is no path here: it is relative to the file and taken as it is written; neither '~' nor variables are expanded")]
    [InlineData("library: [slos, lib]", "1:17: error SLO001: no such file or folder: 'lib'")]
    [InlineData("templates: t", "1:12: error SLO001: no such file or folder: 't'")]
    [InlineData("output: '-'", "1:9: error SLO023: '-' is no path here: only the command line can ask for standard input or output; a file of that name is './-'")]
    [InlineData("output: ${RULES}/x", "1:9: error SLO023: '${RULES}/x' is no path here: it is relative to the file and taken as it is written; neither '~' nor variables are expanded")]
    [InlineData("output: \"a\\0b\"", "1:9: error SLO023: 'a\\u0000b' is no path here: it has a control character")]
    [InlineData("prometheus_version: 2.30", "1:21: error SLO023: Prometheus 2.30 is too old: the rules need 2.42 or later")]
    [InlineData("prometheus_version: v3", "1:21: error SLO023: 'v3' is no version of Prometheus; write it as 2.42 or 2.42.0")]
    [InlineData("enable_feature: [promql-durations]", "1:18: error SLO023: 'enable_feature' cannot be 'promql-durations': PromQL has no such feature; did you mean 'promql-duration-expr'?")]
    [InlineData("labels: {severity: page}", "1:10: error SLO023: 'labels' cannot have 'severity': 'severity' is set by the rules; its value is 'severity' under 'page' or 'ticket' of 'alerting', or 'severity_label' of a tier")]
    [InlineData("labels: {a: '{{ $x }}'}", "1:10: error SLO023: 'labels' cannot have 'a': the value tells deployments apart, and Prometheus expands templates in the labels of alerts alone; give a fixed text")]
    [InlineData("labels: {a: }", "1:13: error SLO123: 'a' takes text, not nothing")]
    [InlineData("labels: a=b", "1:9: error SLO123: 'labels' takes a mapping of fields, not 'a=b'")]
    [InlineData("namespace: prod", "1:1: error SLO023: 'namespace' is for 'target: operator, configmap, vmrule or gmp' alone")]
    [InlineData("tests: true\ntarget: mimir", "1:1: error SLO023: 'tests' is for 'target: prometheus' alone")]
    [InlineData("target: operator\nnamespace: Prod", "2:12: error SLO023: 'namespace' cannot be 'Prod': a namespace has up to 63 small letters, digits and dashes, no dash at either end")]
    [InlineData("alertmanager: ../x.yaml", "1:15: error SLO023: 'alertmanager' cannot be '../x.yaml': give true, or the name of a YAML file in the folder, such as alertmanager.yaml, that is not a rule file")]
    [InlineData("fail_on: info", "1:10: error SLO124: 'fail_on' takes error or warning, not 'info'")]
    [InlineData("lints: [SLO302]", "1:8: error SLO123: 'lints' takes a mapping of fields, not a list")]
    [InlineData("lints: {SLO302: }", "1:17: error SLO123: 'SLO302' takes off, warning or error, not nothing")]
    [InlineData("slos: []", "1:1: error SLO121: 'slos' belongs to a spec, not to a file of settings")]
    [InlineData("template: x", "1:1: error SLO120: unknown field 'template'; did you mean 'templates'?")]
    [InlineData("dashboard_url: grafana", "1:16: error SLO023: 'dashboard_url' cannot be 'grafana': give an address such as https://grafana.example.com")]
    [InlineData("server: http://localhost:9090", "1:1: error SLO120: unknown field 'server'; a file of settings takes inputs, library, from, default_period, default_service, output, prune, labels, target, rule_format, namespace, resource_labels, partial_response, vmalert_version, prometheus_version, enable_feature, templates, tests, alertmanager, dashboard_url, sloth_labels, fail_on, prometheus, http_config_file, headers, gate, lints")]
    [InlineData("gate: {min_remaining: 10}", "1:23: error SLO023: 'min_remaining' cannot be '10': give a share of the budget from 0% to 100%, such as 10%")]
    [InlineData("gate: {no_firing: [page, tickets]}", "1:26: error SLO023: 'no_firing' cannot be 'tickets': it takes page or ticket")]
    [InlineData("gate: {policy: freeze}", "1:16: error SLO123: 'policy' takes true or false, not 'freeze'")]
    [InlineData("gate: {override: fix}", "1:8: error SLO120: unknown field 'override'; 'gate' takes min_remaining, no_firing, policy, policy_tiers, allow_missing")]
    [InlineData("gate: {labels: {a: b}}", "1:8: error SLO121: 'labels' belongs to a file of settings, not to 'gate'")]
    [InlineData("prometheus: localhost:9090", "1:13: error SLO023: 'prometheus' needs an address such as http://localhost:9090 or https://mimir.example.com/prometheus")]
    [InlineData("prometheus: https://me:s3cret@prometheus", "1:13: error SLO023: 'prometheus' cannot hold a user or a password: everybody who has the repository could read them")]
    [InlineData("http_config_file: slogen.yaml", "1:1: error SLO023: 'http_config_file' is for the server that 'prometheus' names: name it too")]
    [InlineData("prometheus: http://a\nhttp_config_file: /etc/hostname", "2:19: error SLO023: 'http_config_file' is a file in this folder or below it; one elsewhere is named by --http-config-file, and the server with it")]
    [InlineData("prometheus: http://a\nhttp_config_file: http.yaml", "2:19: error SLO001: no such file or folder: 'http.yaml'")]
    [InlineData("prometheus: http://a\nheaders: {Authorization: x}", "2:11: error SLO023: 'headers' cannot have 'Authorization': credentials come from the environment or from an http_config")]
    [InlineData("prometheus: http://a\nheaders: {'X Y': x}", "2:11: error SLO023: 'headers' cannot have 'X Y': the name of a header has letters, digits and '-' alone")]
    [InlineData("- inputs", "1:1: error SLO112: settings are a mapping of fields such as 'output: rules', but this document is a list")]
    [InlineData("prune: true\n---\ntests: true", "3:1: error SLO023: settings are one document: put all fields into the first")]
    public void Each_has_its_place_and_says_what_would_be_right(string text, string message)
    {
        _folder.Write("slogen.yaml", text + "\n");

        var run = Slogen.Run(_folder, "validate", "slos");

        Assert.Equal((2, "1 file: 1 error\n"), (run.ExitCode, run.Output));
        Assert.Equal("slogen.yaml:" + message, run.Error.Split('\n')[0]);
    }

    [Fact]
    public void Reports_for_programs_have_them_too()
    {
        _folder.Write("slogen.yaml", "prune: maybe\n");

        Slogen.Run(_folder, "validate", "--format", "github").ShouldBe(
            2, "::error file=slogen.yaml,line=1,col=8,endColumn=13,title=SLO123::'prune' takes true or false, not 'maybe'\n1 file: 1 error");
    }

    [Fact]
    public void An_option_that_is_for_another_target_than_that_of_the_file_is_refused()
    {
        _folder.Write("slogen.yaml", "target: mimir\noutput: rules\n");

        Slogen.Run(_folder, "generate", "slos", "--tests", "--namespace", "prod").ShouldBe(2, error:
            """
            slogen: --namespace is for '--target operator, configmap, vmrule or gmp' alone.
            slogen: --tests is for '--target prometheus' alone.
            Run 'slogen generate --help' for usage.
            """);
        _folder.Write("slogen.yaml", "target: operator\noutput: rules\n");
        Assert.Equal(0, Slogen.Run(_folder, "generate", "slos", "--namespace", "prod").ExitCode);
    }
}
