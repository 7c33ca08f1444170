using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Importing.Shapes;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Sloth;

/// <summary>Maps the plugins of <c>sli</c> that Sloth's own collection has. They are programs in Go; of others it is not known what they ask.</summary>
internal sealed class SlothPlugins(ImportRun run)
{
    private const string Prefix = "sloth-common/";
    private const string ServerErrors = "(5..|429)";

    private static readonly Plugin[] s_plugins =
    [
        new("coredns/availability", "coredns_dns_responses_total") { Errors = new("rcode", MatchOperator.Regex, "SERVFAIL"), ErrorsOption = "custom_rcode_regex" },
        new("coredns/latency", "coredns_dns_request_duration_seconds") { IsLatency = true },
        new("haproxy/frontend/availability", "haproxy_frontend_http_responses_total") { Errors = new("code", MatchOperator.Equal, "5xx") },
        new("istio/v1/availability", "istio_requests_total") { Errors = new("response_code", MatchOperator.Regex, ServerErrors), Options = [("service", "destination_service_name", MatchOperator.Equal), ("namespace", "destination_service_namespace", MatchOperator.Equal)] },
        new("istio/v1/latency", "istio_request_duration_milliseconds") { IsLatency = true, Options = [("service", "destination_service_name", MatchOperator.Equal), ("namespace", "destination_service_namespace", MatchOperator.Equal)] },
        new("kubernetes/apiserver/availability", "apiserver_request_total") { Errors = new("code", MatchOperator.Regex, ServerErrors), Template = "kubernetes-api-requests" },
        new("kubernetes/apiserver/latency", "apiserver_request_duration_seconds") { IsLatency = true, Fixed = [new("verb", MatchOperator.NotEqual, "WATCH")] },
        new("kubernetes/kooper/latency", "kooper_controller_processed_event_duration_seconds") { IsLatency = true, Options = [("controller", "controller", MatchOperator.Equal)] },
        new("kubernetes/kooper/queue-congestion", "kooper_controller_event_in_queue_duration_seconds") { IsLatency = true, Options = [("controller", "controller", MatchOperator.Equal)] },
        new("kubernetes/nginx-ingress/availability", "nginx_ingress_controller_requests") { Errors = new("status", MatchOperator.Regex, ServerErrors) },
        new("prometheus/rules/eval-availability", "prometheus_rule_evaluations_total") { Bad = "prometheus_rule_evaluation_failures_total", Template = "prometheus-rule-evaluations" },
        new("prometheus/targets/availability", "up") { IsProbe = true, Template = "prometheus-scrapes" },
        new("slok-go-http-metrics/availability", "http_request_duration_seconds_count") { Errors = new("code", MatchOperator.Regex, ServerErrors) },
        new("slok-go-http-metrics/latency", "http_request_duration_seconds") { IsLatency = true },
        new("traefik/v1/availability", "traefik_backend_requests_total") { Errors = new("code", MatchOperator.Regex, ServerErrors), Options = [("backend_regex", "backend", MatchOperator.Regex)] },
        new("traefik/v1/latency", "traefik_backend_request_duration_seconds") { IsLatency = true, Options = [("backend_regex", "backend", MatchOperator.Regex)] },
        new("traefik/v2/availability", "traefik_service_requests_total") { Errors = new("code", MatchOperator.Regex, "(5..)"), Options = [("service_name_regex", "service", MatchOperator.Regex)] },
        new("traefik/v2/latency", "traefik_service_request_duration_seconds") { IsLatency = true, Options = [("service_name_regex", "service", MatchOperator.Regex)] },
    ];

    /// <summary>The SLI that a plugin gives, or null with a report.</summary>
    public NativeMapping? Map(Fields fields)
    {
        fields.Require("id", "id: sloth-common/kubernetes/apiserver/availability");
        if (fields.Scalar("id") is not { } id) return null;
        var options = LabelMapper.Texts(fields, "options", run).ToDictionary(option => option.Entry.Key.Value, option => option.Value);
        if (!id.Value.StartsWith(Prefix, StringComparison.Ordinal) || Array.Find(s_plugins, known => known.Name == id.Value[Prefix.Length..]) is not { } plugin)
        {
            run.Refuse(id.Span, $"the plugin {Wording.Quote(id.Value)} is a program of Go, and what it asks is not known here: write its queries as 'events' of 'sli', or as a template of SLIs");
            return null;
        }

        List<string> known = ["filter", .. plugin.Options.Select(option => option.Option), .. plugin.IsLatency ? ["bucket"] : (string[])[], .. plugin.ErrorsOption is { } own ? [own] : (string[])[]];
        foreach (var (name, value) in options.Where(option => !known.Contains(option.Key)))
        {
            if (name == "exclude_errors" && value.Value.Trim() is "false" or "") continue;
            run.Refuse(value.Span, $"the option {Wording.Quote(name)} of this plugin is not known here: write the plugin's queries as 'events' of 'sli'");
            return null;
        }

        return Matchers(plugin, options, id.Span) is { } matchers ? Sli(plugin, matchers, options, fields.Entry("id")!) : null;
    }

    private NativeMapping? Sli(Plugin plugin, List<LabelMatcher> matchers, Dictionary<string, ScalarSyntax> options, EntrySyntax id)
    {
        var place = id.Value.Span;
        var mapper = new SliMapper(place);
        var field = run.Field("bad", id, new NativeText("", TextKind.Code, place));
        var total = new NativeField("total", field.Value, place, FieldComments.None);
        if (plugin.Template is { } template && matchers.Count > 0) return FromTemplate(template, matchers, id);
        if (plugin.IsProbe) return mapper.Of(new SliShape.Probe(Selector(plugin.Metric, matchers), []), field, total);
        if (!plugin.IsLatency)
        {
            var errors = plugin.ErrorsOption is { } own && options.TryGetValue(own, out var pattern) && pattern.Value.Trim() is { Length: > 0 } given ? plugin.Errors! with { Value = given } : plugin.Errors;
            var bad = Selector(plugin.Bad ?? plugin.Metric, errors is null ? matchers : [.. matchers, errors]);
            return mapper.Of(new SliShape.Events(bad, null, Selector(plugin.Metric, matchers), []), field, total);
        }

        if (!options.TryGetValue("bucket", out var bucket))
        {
            run.Refuse(place, "this plugin needs the option 'bucket': the upper bound of the bucket that is good");
            return null;
        }

        var good = Selector(plugin.Metric + "_bucket", [.. matchers, new LabelMatcher("le", MatchOperator.Equal, bucket.Value.Trim())]);
        var all = Selector(plugin.Metric + "_count", matchers);
        return mapper.Of(Bucket.Of(good, all, []) ?? (SliShape)new SliShape.Events(null, good, all, []), field, total);
    }

    private NativeMapping FromTemplate(string template, List<LabelMatcher> matchers, EntrySyntax id)
    {
        var place = id.Value.Span;
        var sli = new NativeMapping(place) { IsBlock = true };
        sli.Set(run.Field("template", id, new NativeText(template, TextKind.Text, place)));
        var with = new NativeMapping(place);
        with.Set("selector", new NativeText(new VectorSelector(null, [.. matchers]).ToString()[1..^1], TextKind.Code, place));
        sli.Set("with", with);
        return sli;
    }

    /// <summary>What the options select; null, with a report, where one is missing or no matchers.</summary>
    private List<LabelMatcher>? Matchers(Plugin plugin, Dictionary<string, ScalarSyntax> options, SourceSpan place)
    {
        var matchers = new List<LabelMatcher>();
        if (options.TryGetValue("filter", out var filter) && filter.Value.Trim().Trim('{', '}', ',') is { Length: > 0 } text)
        {
            if (PromQLParser.ParseMatchers(text).Matchers is not { } read)
            {
                run.Refuse(filter.Span, "'filter' takes matchers, such as job=\"api\"");
                return null;
            }

            matchers.AddRange(read);
        }

        foreach (var (option, label, comparison) in plugin.Options)
        {
            if (!options.TryGetValue(option, out var value))
            {
                run.Refuse(place, $"this plugin needs the option '{option}'");
                return null;
            }

            matchers.Add(new LabelMatcher(label, comparison, value.Value.Trim()));
        }

        return [.. matchers, .. plugin.Fixed];
    }

    private static VectorSelector Selector(string metric, IEnumerable<LabelMatcher> matchers) => new(metric, [.. matchers]);

    /// <param name="Name">Its id behind the prefix of the collection.</param>
    /// <param name="Metric">The counter of all events, or a histogram's base name.</param>
    private sealed record Plugin(string Name, string Metric)
    {
        /// <summary>Which of the events are bad, if no counter of their own is <see cref="Bad"/>.</summary>
        public LabelMatcher? Errors { get; init; }

        /// <summary>The option that gives another pattern of them.</summary>
        public string? ErrorsOption { get; init; }

        public string? Bad { get; init; }

        public bool IsLatency { get; init; }

        public bool IsProbe { get; init; }

        public IReadOnlyList<LabelMatcher> Fixed { get; init; } = [];

        /// <summary>Options that it needs, and the labels that they pick.</summary>
        public IReadOnlyList<(string Option, string Label, MatchOperator Comparison)> Options { get; init; } = [];

        /// <summary>The built-in template of the same meaning, where matchers are given.</summary>
        public string? Template { get; init; }
    }
}
