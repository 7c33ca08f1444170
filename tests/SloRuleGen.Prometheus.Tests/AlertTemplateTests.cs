using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Text;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Templates of annotations, made at random: those that are refused here are those that Prometheus refuses.</summary>
public sealed partial class AlertTemplateTests
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void What_is_refused_is_what_Prometheus_refuses()
    {
        var random = new Random(20_26);
        List<string> templates = [.. Enumerable.Range(0, 600).Select(_ => new TemplateMaker(random).Make())];

        var here = RefusedHere(templates);
        var there = RefusedByPrometheus(templates);

        Assert.InRange(here.Count, 100, 500);
        Assert.Equal([], here.Except(there).Select(i => $"only here: {templates[i]}"));
        Assert.Equal([], there.Except(here).Select(i => $"only by Prometheus: {templates[i]}"));
    }

    /// <summary>The numbers of the templates that an error is at: each has a line.</summary>
    private static HashSet<int> RefusedHere(List<string> templates)
    {
        const string head = "apiVersion: slogen/v1\nservice: shop\nslos: [{name: all, objective: 99%, sli: {events: {bad: 'b_total{job=\"a\"}', total: 't_total{job=\"a\"}'}}}]\nannotations:\n";
        var spec = new StringBuilder(head);
        for (var i = 0; i < templates.Count; i++) spec.Append(CultureInfo.InvariantCulture, $"  a{i}: {JsonSerializer.Serialize(templates[i], s_json)}\n");
        return [.. SloCompiler.Plan([new SourceText("shop.slo.yaml", spec.ToString())], CompileOptions.Default).Diagnostics
            .Where(diagnostic => diagnostic.Severity == Diagnostics.DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Span!.Value.StartPosition.Line - 1 - head.Count(c => c == '\n'))];
    }

    /// <summary>The numbers of those that <c>promtool check rules</c> names.</summary>
    private static HashSet<int> RefusedByPrometheus(List<string> templates)
    {
        using var folder = new ScratchFolder();
        var rules = new StringBuilder("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n    annotations:\n");
        for (var i = 0; i < templates.Count; i++) rules.Append(CultureInfo.InvariantCulture, $"      a{i}: {JsonSerializer.Serialize(templates[i], s_json)}\n");
        File.WriteAllText(Path.Combine(folder.Path, "rules.yaml"), rules.ToString());
        var (_, output) = Tool.Run(Tool.Promtool, folder.Path, "check", "rules", "rules.yaml");
        return [.. Annotation().Matches(output).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex("annotation \"a([0-9]+)\": template: ")]
    private static partial Regex Annotation();

    /// <summary>Makes templates that are right or nearly so, of what all releases know.</summary>
    private sealed class TemplateMaker(Random random)
    {
        private static readonly string[] s_operands =
        [
            "$labels", "$value", "$x", "$y", ".", ".Labels", ".x.y", "$labels.a", "print", "humanize", "index", "foo", "1", "1.5", "0x1F", "089", "1_0", "1+2i",
            "1e999", "\"a\"", "\"\\n\"", "\"\\q\"", "`b`", "'c'", "'cd'", "true", "nil", "and", "$.a", "(first (query `up`)).Value",
        ];

        private static readonly string[] s_noise = ["{{", "}}", "(", ")", "|", "\"", "`", "'", "-", ".", "$", " ", "\n", ",", ":=", "=", "é", "x", "0", "end", "/*", "*/"];

        public string Make()
        {
            var text = "{{ $x := 1 }}" + List(2);
            if (random.Next(3) == 0) text = text.Insert(random.Next(text.Length), Pick(s_noise));
            else if (random.Next(6) == 0) text = text.Remove(random.Next(text.Length), 1);
            return text;
        }

        private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

        private string List(int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Node(depth)));

        private string Node(int depth)
        {
            var (open, close) = (Pick("{{", "{{ ", "{{- "), Pick("}}", " }}", " -}}"));
            return (depth == 0 ? random.Next(4) : random.Next(10)) switch
            {
                0 => Pick("text", " ", "{ {", "}}"),
                1 => $"{open}$y := {Pipeline()}{close}",
                2 => $"{open}/* note */{close}",
                3 or 4 => $"{open}{Pipeline()}{close}",
                5 => $"{open}if {Pipeline()}{close}{List(depth - 1)}{open}{Pick("else", "else if 1")}{close}{List(depth - 1)}{open}end{close}",
                6 => $"{open}range {Pick("", "$i, $y := ", "$i, ")}{Pipeline()}{close}{List(depth - 1)}{open}{Pick("break", "continue", "1")}{close}{open}end{close}",
                7 => $"{open}with {Pipeline()}{close}{List(depth - 1)}{open}end{close}",
                8 => $"{open}{Pick("define \"a\"", "define `b`", "block \"c\" .")}{close}{Pick(" ", "t", "$x", "{{ $x }}")}{open}end{close}",
                _ => $"{open}template {Pick("\"a\"", "`b` .", "c")}{close}",
            };
        }

        private string Pipeline()
        {
            var commands = Enumerable.Range(0, random.Next(3) == 0 ? 2 : 1).Select(_ => string.Join(Pick(" ", " ", " ", ""), Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(s_operands))));
            return string.Join(Pick(" | ", "|"), commands);
        }
    }
}
