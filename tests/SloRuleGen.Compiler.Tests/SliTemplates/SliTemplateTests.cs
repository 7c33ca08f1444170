using SloRuleGen.Compiler.Tests.Binding;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.SliTemplates;

public class SliTemplateTests
{
    private const string Requests =
        """
        sli_templates:
          requests:
            description: Requests by status.
            parameters:
              selector: {description: Whose requests., example: 'job="checkout"'}
              errors: {default: 5..}
            sli:
              events:
                bad: 'http_requests_total{${selector},code=~"${errors}"}'
                total: 'http_requests_total{${selector}}'
        """;

    private const string Latency =
        """
        sli_templates:
          latency:
            parameters:
              job: {example: checkout}
              prefix: {default: http}
              threshold: {example: 100ms}
              buckets: {default: [100ms, 1s]}
            sli: {latency: {histogram: '${prefix}_duration_seconds{job="${job}"}', threshold: '${threshold}', buckets: '${buckets}', by: [region]}}
        """;

    [Fact]
    public void Arguments_and_defaults_take_the_places_of_parameters()
    {
        var sli = Assert.IsType<Sli.Events>(Bound.Slo("sli: {template: requests, with: {selector: 'job=\"shop\",cluster!=\"test\"'}}", Requests).Sli);

        Assert.Equal("http_requests_total{job=\"shop\",cluster!=\"test\",code=~\"5..\"}", PromQLPrinter.Print(sli.Part.Vector));
        Assert.Equal("http_requests_total{job=\"shop\",cluster!=\"test\"}", PromQLPrinter.Print(sli.Total.Vector));
    }

    [Fact]
    public void An_SLO_with_a_template_is_the_same_as_one_that_says_it_all()
    {
        var short_ = SloCompiler.Compile([Source($"{Requests}\n{Slos("sli: {template: requests, with: {selector: 'job=\"shop\"'}, by: [region]}")}")], CompileOptions.Default);
        var long_ = SloCompiler.Compile(
            [Source(Slos("sli: {events: {bad: 'http_requests_total{job=\"shop\",code=~\"5..\"}', total: 'http_requests_total{job=\"shop\"}', by: [region]}}"))], CompileOptions.Default);

        Assert.Empty(short_.Diagnostics);
        Assert.Equal(Assert.Single(long_.Files).Content, Assert.Single(short_.Files).Content);
    }

    [Fact]
    public void A_parameter_alone_in_its_place_takes_whatever_may_stand_there()
    {
        var sli = Assert.IsType<Sli.Latency>(Bound.Slo("sli: {template: latency, with: {job: shop, threshold: 250ms, buckets: [250ms, 500ms]}}", Latency).Sli);

        Assert.Equal("http_duration_seconds{job=\"shop\"}", PromQLPrinter.Print(sli.Histogram.Vector));
        Assert.Equal("250ms", sli.Threshold.Value.ToString());
        Assert.Equal(["region"], sli.By);
    }

    [Fact]
    public void A_whole_query_can_be_an_argument()
    {
        const string Ratio = "sli_templates: {ratio: {parameters: {ratio: {example: 'avg(avg_over_time(x_ratio{a=\"b\"}[$window]))'}}, sli: {query: {error_ratio: '${ratio}'}}}}";

        var sli = Assert.IsType<Sli.ErrorRatio>(Bound.Slo("sli: {template: ratio, with: {ratio: 'avg(avg_over_time(x{a=\"b\"}[$window]))'}}", Ratio).Sli);

        Assert.Equal("avg(avg_over_time(x{a=\"b\"}[$window]))", PromQLPrinter.Print(sli.Ratio.Expr));
    }

    [Fact]
    public void What_a_use_is_split_by_takes_the_place_of_what_the_template_says()
    {
        Assert.Equal(["zone"], Bound.Slo("sli: {template: latency, with: {job: shop, threshold: 1s}, by: [zone]}", Latency).Sli.By);
        Assert.Empty(Bound.Slo("sli: {template: latency, with: {job: shop, threshold: 1s}, by: []}", Latency).Sli.By);
    }

    [Theory]
    [InlineData("x{${m},a=\"b\"}", "x{a=\"b\"}")]
    [InlineData("x{a=\"b\",${m}}", "x{a=\"b\"}")]
    [InlineData("x{a=\"b\", ${m} , c=\"d\"}", "x{a=\"b\",c=\"d\"}")]
    [InlineData("x{${m}, ${m}, a=\"b\"}", "x{a=\"b\"}")]
    public void No_matchers_leave_no_comma_behind(string selector, string expected) =>
        Assert.Equal(expected, PromQLPrinter.Print(Gauge(selector, "m", "''")));

    [Theory]
    [InlineData("job=\"a\" # }", "x{job=\"a\",c=\"d\"}")]
    [InlineData("job=\"a\",", "x{job=\"a\",c=\"d\"}")]
    [InlineData("\"job\"='a\"b'", "x{job=\"a\\\"b\",c=\"d\"}")]
    public void Matchers_stay_matchers(string matchers, string expected) =>
        Assert.Equal(expected, PromQLPrinter.Print(Gauge("x{${m},c=\"d\"}", "m", Quoted(matchers))));

    /// <summary>Every text of up to four characters that mean something to PromQL, in each kind of string.</summary>
    [Theory]
    [InlineData('"')]
    [InlineData('\'')]
    public void No_text_breaks_out_of_its_string(char quote)
    {
        const string Alphabet = "a\"'`\\{},\n$#";
        var texts = Enumerable.Range(1, 3).Aggregate(new List<string> { "" }, (all, length) =>
            [.. all, .. all.Where(text => text.Length == length - 1).SelectMany(text => Alphabet.Select(c => text + c))]);
        var template = new string([.. $"x{{a=QvQ,b=\"c\"}}".Replace('Q', quote)]).Replace("v", "${v}", StringComparison.Ordinal);

        foreach (var chunk in texts.Append("a\"} or up{b=\"").Append("\\\"").Append("5\\d\\d").Chunk(300))
        {
            var slos = string.Concat(chunk.Select((text, i) => $"  - {{name: s{i}, objective: 99%, sli: {{template: t, with: {{v: {Quoted(text)}}}}}}}\n"));
            var bound = Bound.Of($"apiVersion: slogen/v1\nservice: s\nsli_templates: {{t: {{parameters: {{v: {{example: v}}}}, sli: {{probe: {{gauge: {Quoted(template)}}}}}}}}}\nslos:\n{slos}");

            Assert.Empty(bound.Reports);
            Assert.Equal(chunk, Assert.Single(bound.Services).Slos.Select(slo => ((Sli.Probe)slo.Sli).Gauge.Vector).Select(vector =>
            {
                Assert.Equal(("x", "a", MatchOperator.Equal, "b"), (vector.MetricName, vector.Matchers[0].Name, vector.Matchers[0].Operator, vector.Matchers[1].Name));
                Assert.Equal(2, vector.Matchers.Count);
                return vector.Matchers[0].Value;
            }));
        }
    }

    /// <summary>Every sequence of up to three pieces of PromQL: each is refused, or leaves what is around it as it was.</summary>
    [Theory]
    [InlineData("x{a=\"b\",${v},c=\"d\"}", true)]
    [InlineData("x{a=\"b\",${v}c=\"d\"}", false)]
    public void No_argument_changes_the_selector_around_it(string template, bool takesMatchers)
    {
        string[] alphabet = ["j=\"k\"", ",", "}", "{", " or up", "#", "\n", "\"", "_", "=", "[5m]", "$window", "${v}"];
        var texts = alphabet.SelectMany(a => alphabet.Append("").SelectMany(b => alphabet.Append("").Select(c => a + b + c))).Distinct().ToList();
        var example = takesMatchers ? "e=\"f\"" : "e";
        var accepted = 0;
        foreach (var chunk in texts.Chunk(300))
        {
            var slos = string.Concat(chunk.Select((text, i) => $"  - {{name: s{i}, objective: 99%, sli: {{template: t, with: {{v: {Quoted(text)}}}}}}}\n"));
            var bound = Bound.Of($"apiVersion: slogen/v1\nservice: s\nsli_templates: {{t: {{parameters: {{v: {{example: {Quoted(example)}}}}}, sli: {{probe: {{gauge: {Quoted(template)}}}}}}}}}\nslos:\n{slos}");
            foreach (var slo in Assert.Single(bound.Services).Slos)
            {
                var vector = ((Sli.Probe)slo.Sli).Gauge.Vector;
                var given = chunk[int.Parse(slo.Name.Value[1..], System.Globalization.CultureInfo.InvariantCulture)];
                var expected = takesMatchers ? $"x{{a=\"b\",{string.Concat(PromQLParser.ParseMatchers(given).Matchers!.Select(m => $"{m.Name}=\"{m.Value}\","))}c=\"d\"}}" : $"x{{a=\"b\",{given}c=\"d\"}}";
                Assert.Equal(expected, PromQLPrinter.Print(vector));
                accepted++;
            }
        }

        Assert.InRange(accepted, 1, texts.Count / 2);
    }

    [Theory]
    [InlineData("x{a=`${v}`}", "'a`b'", "SLO173 in the template 't': 'v' stands in a string between backquotes, which cannot hold one")]
    [InlineData("x{a=\"${v}\"}", "[a]", "SLO173 in the template 't': 'v' takes text, not a list")]
    [InlineData("${v}_ok{a=\"b\"}", "'x{a=\"b\"}'", "SLO173 in the template 't': 'v' takes a single word, number or duration of letters, digits, '_', ':' and '.', not the string 'x{a=\"b\"}'")]
    [InlineData("${v}_ok{a=\"b\"}", "''", "SLO173 in the template 't': 'v' takes a single word, number or duration of letters, digits, '_', ':' and '.', not the string ''")]
    [InlineData("x{${v}}", "'{job=\"a\"}'", "SLO173 in the template 't': 'v' takes matchers without braces such as job=\"checkout\": unexpected left brace '{'")]
    [InlineData("x{${v}}", "'a=\"b\"} or up{'", "SLO173 in the template 't': 'v' takes matchers such as job=\"checkout\": unexpected character inside braces: '}'")]
    [InlineData("x{${v}=\"b\"}", "a:b", "SLO201 in the template 't': unexpected character inside braces: ':'")]
    [InlineData("x{a=~\"${v}\"}", "'('", "SLO201 in the template 't': error parsing regexp: missing closing ): `(`")]
    [InlineData("${v}", "'sum(x{a=\"b\"})'", "SLO203 in the template 't': 'gauge' takes a plain selector such as probe_success{job=\"blackbox\"}, and no other expression: an SLI of the kind 'query' takes any")]
    public void What_cannot_stand_in_its_place_is_reported_at_the_argument(string selector, string argument, string expected)
    {
        // An example that each of the templates takes.
        var example = selector.Contains("{${v}}", StringComparison.Ordinal) ? "'a=\"b\"'" : selector == "${v}" ? "'x{a=\"b\"}'" : selector.Contains("=~", StringComparison.Ordinal) ? "v.*" : "v";
        var text = $"apiVersion: slogen/v1\nservice: s\nsli_templates: {{t: {{parameters: {{v: {{example: {example}}}}}, sli: {{probe: {{gauge: {Quoted(selector)}}}}}}}}}\nslos:\n- {{name: a, objective: 99%, sli: {{template: t, with: {{v: {argument}}}}}}}\n";

        var bound = Bound.Of(text);

        var diagnostic = Assert.Single(bound.Diagnostics);
        Assert.Equal(expected, $"{diagnostic.Code} {diagnostic.Message}");
        Assert.InRange(diagnostic.Span!.Value.Start, text.LastIndexOf(argument, StringComparison.Ordinal), text.LastIndexOf(argument, StringComparison.Ordinal) + argument.Length);
    }

    [Fact]
    public void A_mistake_in_a_template_is_reported_once_and_names_a_use()
    {
        const string Spec =
            """
            apiVersion: slogen/v1
            service: shop
            sli_templates:
              t:
                parameters: {job: {example: shop}}
                sli: {query: {bad: 'sum(rate(a_total{job="${job}"}[$window])', total: 'sum(rate(b{job="${job}"}[$window]))'}}
            slos:
              - {name: one, objective: 99%, sli: {template: t, with: {job: one}}}
              - {name: two, objective: 99%, sli: {template: t, with: {job: two}}}
            """;

        Assert.Equal(
            [
                "spec.slo.yaml:6:65-65 error SLO201 in the template 't': unclosed left parenthesis; used by the SLO 'one' at spec.slo.yaml:8:49",
                "spec.slo.yaml:6:85-100 warning SLO221 in the template 't': 'b' does not look like a counter, which rate() needs: counters end in _total, _count, _sum or _bucket; used by the SLO 'one' at spec.slo.yaml:8:49",
            ],
            Bound.Of(Spec).Reports);
        Assert.Equal(
            ["spec.slo.yaml:6:86-101 warning SLO221 in the template 't': 'b' does not look like a counter, which rate() needs: counters end in _total, _count, _sum or _bucket; used by the SLO 'one' at spec.slo.yaml:8:49"],
            Bound.Of(Spec.Replace("[$window])',", "[$window]))',", StringComparison.Ordinal)).Reports);
    }

    [Fact]
    public void A_warning_that_an_argument_brings_is_at_the_argument()
    {
        var warning = Assert.Single(Bound.Of(Document(Requests, "sli: {template: requests, with: {selector: 'job=\"a\"', errors: 500}}")).Reports);

        Assert.Equal("spec.slo.yaml:16:67-70 warning SLO222 in the template 'requests': '500' has no pattern in it: '=' says the same as '=~', or a pattern such as 5.. was meant", warning);
    }

    [Fact]
    public void What_is_wrong_with_a_whole_text_is_reported_at_the_argument_that_makes_it()
    {
        const string Spec =
            """
            apiVersion: slogen/v1
            service: shop
            sli_templates:
              t:
                parameters: {unit: {example: seconds}}
                sli: {latency: {histogram: 'http_${unit}{job="a"}', threshold: 1s}}
            slos:
              - {name: one, objective: 99%, sli: {template: t, with: {unit: seconds_count}}}
            """;

        Assert.Equal(
            ["spec.slo.yaml:8:65-78 error SLO206 in the template 't': 'histogram' takes the base name of a histogram, without '_count': http_seconds"],
            Bound.Of(Spec).Reports);
    }

    [Fact]
    public void A_warning_that_a_template_is_allowed_is_allowed_to_its_uses()
    {
        const string Spec =
            """
            apiVersion: slogen/v1
            service: shop
            sli_templates:
              t:
                parameters: {job: {example: shop}}
                sli:
                  probe:
                    # slogen: allow SLO222
                    gauge: 'up{job=~"${job}",instance=~"a"}'
            slos:
              - {name: one, objective: 99%, sli: {template: t, with: {job: one|two}}}
            """;

        Assert.Empty(SloCompiler.Plan([new SourceText("spec.slo.yaml", Spec)], CompileOptions.Default).Diagnostics.Select(Bound.Report));
    }

    [Theory]
    [InlineData("sli: {template: requests}", "SLO171 the template 'requests' needs 'selector' under 'with', such as selector: job=\"checkout\"")]
    [InlineData("sli: {template: requests, with: {selector: }}", "SLO171 the template 'requests' needs 'selector' under 'with', such as selector: job=\"checkout\"")]
    [InlineData("sli: {template: requests, with: {selecter: 'a=\"b\"'}}", "SLO172 the template 'requests' has no parameter 'selecter'; did you mean 'selector'?")]
    [InlineData("sli: {template: requests, with: {selector: 'a=\"b\"', x: y}}", "SLO172 the template 'requests' has no parameter 'x'; it has selector, errors")]
    [InlineData("sli: {template: requests, with: {selector: 'a=\"b\"'}, probe: {gauge: up}}", "SLO160 an SLI has one kind, and the template gives it; leave out 'probe'")]
    [InlineData("sli: {template: requests, with: {selector: 'a=\"b\"'}, total: x}", "SLO121 'total' belongs to 'events' or 'query', not to 'sli'")]
    [InlineData("sli: {template: [requests]}", "SLO123 'template' takes text, not a list|SLO177 no SLO uses the template 'requests'; choose it with 'sli: {template: requests}', or remove it")]
    [InlineData("sli: {with: {selector: 'a=\"b\"'}}", "SLO122 'sli' needs 'template', such as template: http-requests, which 'with' gives arguments to|SLO177 no SLO uses the template 'requests'; choose it with 'sli: {template: requests}', or remove it")]
    [InlineData("sli: {template: request, with: {selector: 'a=\"b\"'}}", "SLO170 unknown template 'request'; did you mean 'requests'?|SLO177 no SLO uses the template 'requests'; choose it with 'sli: {template: requests}', or remove it")]
    public void A_wrong_use_is_reported(string slo, string expected) =>
        Assert.Equal(expected, string.Join('|', Bound.Messages(slo, Requests).OrderBy(m => m, StringComparer.Ordinal)));

    [Theory]
    [InlineData("{sli: {template: requests}}", "SLO176 in the template 't': a template cannot use another one; write the SLI itself here")]
    [InlineData("{sli: {probe: {gauge: 'up{job=\"${jb}\"}'}}, parameters: {job: {default: x}}}", "SLO174 in the template 't': the template has no parameter 'jb'; did you mean 'job'?")]
    [InlineData("{sli: {probe: {gauge: 'up{job=\"${job}\"}'}}, parameters: {job: {description: x}}}", "SLO122 in the template 't': a parameter needs 'default', such as default: 5.. (or example: 5.., if each use must give it)")]
    [InlineData("{sli: {probe: {gauge: 'up{job=\"a\"}'}}, parameters: {a-b: {default: x}}}", "SLO127 in the template 't': 'a-b' is no name for a parameter: letters, digits and _, not starting with a digit")]
    [InlineData("{sli: {prob: {gauge: 'up{job=\"a\"}'}}}", "SLO120 in the template 't': unknown field 'prob'; did you mean 'probe'?|SLO160 in the template 't': 'sli' needs one kind: events, latency, probe or query")]
    [InlineData("{sli: {latency: {histogram: 'x{a=\"b\"}', threshold: '${t}s'}}, parameters: {t: {default: x}}}", "SLO133 in the template 't': 'xs' is not a duration; write it such as 30s, 5m, 1h30m or 30d (units y, w, d, h, m, s, ms, largest first)")]
    [InlineData("{description: x}", "SLO122 in the template 't': a template of SLIs needs 'sli', such as sli: {events: {bad: …, total: …}}")]
    [InlineData("x", "SLO123 in the template 't': 't' takes a mapping of fields, not 'x'")]
    public void A_template_is_checked_even_if_nobody_uses_it(string template, string expected)
    {
        const string Unused = "SLO177 no SLO uses the template 't'; choose it with 'sli: {template: t}', or remove it";

        Assert.Equal($"{expected}|{Unused}", string.Join('|', Bound.Messages("", $"sli_templates: {{t: {template}}}").OrderBy(m => m, StringComparer.Ordinal)));
    }

    [Fact]
    public void A_template_of_a_library_serves_every_document_and_one_of_the_document_goes_before_it()
    {
        var library = new SourceText("lib.sli.yaml", $"apiVersion: slogen/v1\n{Requests}\n");
        var mine = Requests.Replace("http_requests_total", "own_total", StringComparison.Ordinal);
        const string Use = "sli: {template: requests, with: {selector: 'job=\"a\"'}}";
        var documents = new SourceText("all.slo.yaml", $"{Document("", Use)}\n---\n{Document(mine, Use).Replace("service: shop", "service: own", StringComparison.Ordinal)}");

        var plan = SloCompiler.Plan([documents], CompileOptions.Default with { Library = [library] });

        Assert.Empty(plan.Diagnostics);
        Assert.Equal(
            ["http_requests_total{job=\"a\"}", "own_total{job=\"a\"}"],
            plan.Plan.Services.Select(service => PromQLPrinter.Print(((Sli.Events)service.Slos[0].Slo.Sli).Total.Vector)));
    }

    [Fact]
    public void A_mistake_in_a_library_is_reported_in_its_file_after_those_of_the_specs()
    {
        var library = new SourceText("lib.sli.yaml", "apiVersion: slogen/v1\nsli_templates:\n  t: {sli: {probe: {gauge: 'up{'}}}\n");
        var other = new SourceText("other.sli.yaml", "apiVersion: slogen/v1\nservice: x\nsli_templates:\n  t: {sli: {probe: {gauge: 'up{a=\"b\"}'}}}\n");

        var plan = SloCompiler.Plan([Source(Slos("sli: {template: t}"))], CompileOptions.Default with { Library = [library, other] });

        Assert.Equal(
            [
                "lib.sli.yaml:3:32-32 error SLO201 in the template 't': unexpected end of input inside braces; used by the SLO 'availability' at spec.slo.yaml:6:21",
                "other.sli.yaml:2:1-8 error SLO121 'service' belongs to the document, not to a library",
                "other.sli.yaml:4:3-4 error SLO178 the template 't' is already defined at lib.sli.yaml:3; rename or remove one of them",
            ],
            plan.Diagnostics.Select(Bound.Report));
    }

    [Fact]
    public void A_library_is_no_spec() => Assert.Equal(
        ["spec.slo.yaml:2:1-14 error SLO179 a document of templates alone is a library: give the file with '--library'; in a spec, 'service' and 'slos' stand beside 'sli_templates'"],
        Bound.Of($"apiVersion: slogen/v1\n{Requests}\n").Reports);

    [Fact]
    public void Text_that_multiplies_is_refused_where_it_becomes_too_much()
    {
        var text = new string('x', 100_000);
        var uses = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"  - {{name: s{i}, objective: 99%, sli: {{template: t}}}}\n"));

        Assert.Equal(
            ["spec.slo.yaml:172:50-51 error SLO180 from here on, templates give more than 16777216 characters to this run; shorten what they repeat, or give the specs to several runs"],
            Bound.Of($"apiVersion: slogen/v1\nservice: shop\nsli_templates: {{t: {{parameters: {{m: {{default: {text}}}}}, sli: {{probe: {{gauge: 'up{{a=\"${{m}}\"}}'}}}}}}}}\nslos:\n{uses}").Reports);
    }

    [Fact]
    public void So_is_text_that_a_template_multiplies_by_itself()
    {
        var text = new string('x', 100_000);
        var selector = string.Join(',', Enumerable.Range(0, 9_000).Select(i => $"l{i}=\"${{m}}\""));

        Assert.StartsWith(
            "spec.slo.yaml:3:17-18 error SLO180 in the template 't': with its examples and defaults the templates give more than 16777216 characters; shorten what it repeats; used by ",
            Assert.Single(Bound.Of(Document($"sli_templates: {{t: {{parameters: {{m: {{default: {text}}}}}, sli: {{probe: {{gauge: 'up{{{selector}}}'}}}}}}}}", "sli: {template: t}")).Reports), StringComparison.Ordinal);
    }

    [Fact]
    public void An_aliased_argument_serves_two_uses()
    {
        var bound = Bound.Of(
            """
            apiVersion: slogen/v1
            service: shop
            sli_templates: {t: {parameters: {m: {example: 'a="b"'}}, sli: {probe: {gauge: 'up{${m}}'}}}}
            slos:
              - {name: one, objective: 99%, sli: {template: t, with: &w {m: 'job="x"'}}}
              - {name: two, objective: 99%, sli: {template: t, with: *w}}
            """);

        Assert.Empty(bound.Reports);
        Assert.Equal(2, Assert.Single(bound.Services).Slos.Count);
    }

    private static VectorSelector Gauge(string selector, string parameter, string argument)
    {
        var template = $"sli_templates: {{t: {{parameters: {{{parameter}: {{example: 'e=\"f\"'}}}}, sli: {{probe: {{gauge: {Quoted(selector)}}}}}}}}}";
        return ((Sli.Probe)Bound.Slo($"sli: {{template: t, with: {{{parameter}: {argument}}}}}", template).Sli).Gauge.Vector;
    }

    /// <summary>In double quotes, as JSON and YAML both read it.</summary>
    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static SourceText Source(string text) => new("spec.slo.yaml", text.StartsWith("api", StringComparison.Ordinal) ? text : $"apiVersion: slogen/v1\nservice: shop\n{text}");

    private static string Document(string templates, string sli) => $"apiVersion: slogen/v1\nservice: shop\n{templates}\n{Slos(sli)}";

    private static string Slos(string sli) => $"slos:\n  - name: availability\n    objective: 99.9%\n    {sli}";
}
