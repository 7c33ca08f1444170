using SloRuleGen.GoTemplates;

namespace SloRuleGen.Compiler.Tests.GoTemplates;

/// <summary>Which templates Prometheus takes and which it refuses. promtool was asked about each.</summary>
public sealed class TemplateVerdictTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("a }} b { { c")]
    [InlineData("{{ $value }}")]
    [InlineData("{{$value}}")]
    [InlineData("{{- $value -}}")]
    [InlineData("{{-\n$value\n-}}")]
    [InlineData("{{ -3 }}{{- 3 }}{{-3}}")]
    [InlineData("{{ \"}}\" }} and {{ `{{` }}")]
    [InlineData("{{ \"\\\"}}\" }}")]
    [InlineData("{{/* a }} comment */}}{{- /* another */ -}}")]
    [InlineData("{{ $labels.instance }}{{ .Labels.instance }}{{ $.Value }}{{ $externalLabels.a }}{{ $externalURL }}")]
    [InlineData("{{ $value | humanizePercentage | printf \"%s\" }}")]
    [InlineData("{{ print | }}")]
    [InlineData("{{ printf \"%.2f\" (index .Labels \"a-b\") }}")]
    [InlineData("{{ (first (query \"up\")).Value }}{{ print.x }}")]
    [InlineData("{{ if eq $labels.a \"b\" }}1{{ else if true }}2{{ else }}3{{ end }}")]
    [InlineData("{{ range $name, $label := $labels }}{{ $name }}{{ break }}{{ else }}none{{ end }}")]
    [InlineData("{{ range query `up` }}{{ continue }}{{end}}")]
    [InlineData("{{ range $i, $value }}x{{ end }}")]
    [InlineData("{{ with $x := .Value }}{{ $x }}{{ end }}")]
    [InlineData("{{ $x := $x }}{{ $y = 1 }}{{ $y }}")]
    [InlineData("{{ if true }}{{ $x := 1 }}{{ else }}{{ $x }}{{ end }}")]
    [InlineData("{{ ($x := 1) }}{{ $x }}")]
    [InlineData("{{ define \"a\" }}{{ . }}{{ end }}{{ template \"a\" .Value }}{{ template `a` }}")]
    [InlineData("{{ define \"a\" }} {{ end }}{{ define \"a\" }}b{{ end }}{{ define \"a\" }}{{ /* no text */ -}} {{ end }}", false)]
    [InlineData("{{ define \"a\" }} {{ end }}{{ define \"a\" }}b{{ end }}{{ define \"a\" }}{{/* no text */ -}} {{ end }}")]
    [InlineData("{{ block \"b\" .Labels }}{{ .a }}{{ end }}")]
    [InlineData("{{ 'a' }}{{ '\\n' }}{{ '\\'' }}{{ '\\x41' }}{{ '\\u00e9' }}{{ 'é' }}{{ '😀' }}")]
    [InlineData("{{ \"\\a\\t\\\\\\\"\\x41\\101\\u00e9\\U0001F600\" }}")]
    [InlineData("{{ 0 }}{{ 017 }}{{ 0o17 }}{{ 0b11 }}{{ 0x1F }}{{ 1_000 }}{{ 0x_1 }}{{ 0_7 }}{{ 18446744073709551615 }}{{ -9223372036854775808 }}")]
    [InlineData("{{ 1. }}{{ .5 }}{{ 1e3 }}{{ 08.5 }}{{ 0x1p4 }}{{ 0x.8p1 }}{{ 1_0.5e1_0 }}{{ 1e-999 }}")]
    [InlineData("{{ 1i }}{{ .5i }}{{ 1+2i }}{{ 1e+5-2.5i }}{{ 0x1p1+2i }}{{ 08i }}")]
    [InlineData("{{ and (not true) (or nil false) }}{{ html 1 }}{{ len .Labels }}")]
    [InlineData("{{ $é := 1 }}{{ $é }}{{ .größe }}{{ .x٣ }}")]
    public void Prometheus_takes_it(string text, bool taken = true) => Assert.Equal(taken, GoTemplate.Read(text).Error is null);

    [Theory]
    [InlineData("ab {{ $value", 3, "{{", "'{{' begins a template of Prometheus, which is not closed with '}}'; write {{\"{{\"}} for the braces themselves", true)]
    [InlineData("{{ $value }", 0, "{{", "'{{' begins a template of Prometheus, which is not closed with '}}'; write {{\"{{\"}} for the braces themselves", true)]
    [InlineData("{{ 1 }}{{", 7, "{{", "'{{' begins a template of Prometheus, which is not closed with '}}'; write {{\"{{\"}} for the braces themselves", true)]
    [InlineData("{{ \"}} ", 3, "\"", "the \" that begins here is not closed", true)]
    [InlineData("{{ ` }}", 3, "`", "the ` that begins here is not closed", true)]
    [InlineData("{{/* x }}", 0, "{{", "the comment is not closed: write */}} at its end", true)]
    [InlineData("{{/* x */ }}", 7, "*/", "a comment stands alone within its braces: }} or -}} after a space must follow */ at once")]
    [InlineData("{{ \"a\nb\" }}", 3, "\"", "the text in \" is not closed before the end of its line; write \\n for a new line")]
    [InlineData("{{}}", 2, "}}", "a value is missing in an action")]
    [InlineData("{{ if }}a{{ end }}", 6, "}}", "a value is missing in 'if'")]
    [InlineData("{{ () }}", 4, ")", "a value is missing in parentheses")]
    [InlineData("{{ foo }}", 3, "foo", "Prometheus has no function 'foo' for templates")]
    [InlineData("{{ tmpl \"a\" . }}", 3, "tmpl", "Prometheus has no function 'tmpl' for templates")]
    [InlineData("{{ $lables.x }}", 3, "$lables", "there is no variable '$lables' here")]
    [InlineData("{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }}", 35, "$x", "there is no variable '$x' here")]
    [InlineData("{{ define \"a\" }}{{ $value }}{{ end }}", 19, "$value", "there is no variable '$value' here: a template that is defined has none of those around it, only what it is given, as '.'")]
    [InlineData("{{ if $labels.x }}a", 3, "if", "no {{ end }} closes this 'if'")]
    [InlineData("{{ define \"a\" }}a", 3, "define", "no {{ end }} closes this 'define'")]
    [InlineData("{{ end }}", 3, "end", "there is no 'if', 'range' or 'with' that this 'end' belongs to")]
    [InlineData("{{ if 1 }}{{ else }}{{ else }}{{ end }}", 23, "else", "this 'if' has an 'else' already")]
    [InlineData("{{ range . }}{{ else if 1 }}{{ end }}", 21, "if", "'else if' belongs to 'if', not to 'range'")]
    [InlineData("{{ end 1 }}", 3, "end", "there is no 'if', 'range' or 'with' that this 'end' belongs to")]
    [InlineData("{{ if 1 }}{{ end 1 }}", 17, "1", "'1' cannot stand in 'end', which stands alone")]
    [InlineData("{{ break }}", 3, "break", "'break' stands within 'range' alone")]
    [InlineData("{{ range . }}{{ else }}{{ continue }}{{ end }}", 26, "continue", "'continue' stands within 'range' alone")]
    [InlineData("{{ if 1 }}{{ define \"a\" }}{{ end }}{{ end }}", 13, "define", "'define' may not stand within another action")]
    [InlineData("{{ define \"a\" }}1{{ end }}{{ define `a` }}2{{ end }}", 36, "`a`", "the template '`a`' is defined twice")]
    [InlineData("{{ define \"__alert_X\" }}1{{ end }}", 10, "\"__alert_X\"", "names that begin with __alert_ belong to Prometheus")]
    [InlineData("{{ template a }}", 12, "a", "'a' cannot stand in 'template', where the name of a template stands in quotes")]
    [InlineData("{{ $value | humanizePercent }}", 12, "humanizePercent", "Prometheus has no function 'humanizePercent' for templates")]
    [InlineData("{{ 1 | 2 }}", 7, "2", "behind '|' stands a function, which takes what is before it")]
    [InlineData("{{ | print }}", 3, "|", "'|' cannot stand in an action")]
    [InlineData("{{ (1 }}", 3, "(", "this parenthesis is not closed")]
    [InlineData("{{ 1) }}", 4, ")", "this parenthesis closes none")]
    [InlineData("{{ humanize($value) }}", 11, "(", "'(' cannot stand in an action; arguments stand behind the function with space between them")]
    [InlineData("{{ printf \"%s\", $value }}", 14, ",", "',' cannot stand in an action; arguments stand behind the function with space between them")]
    [InlineData("{{ $value == 1 }}", 11, "=", "'=' cannot stand in an action; functions compare: eq, ne, lt, le, gt, ge")]
    [InlineData("{{ if $value > 1 }}{{ end }}", 13, ">", "'>' cannot stand in 'if'; functions compare: eq, ne, lt, le, gt, ge, not")]
    [InlineData("{{ $value * 100 }}", 10, "*", "'*' cannot stand in an action; templates do not compute")]
    [InlineData("{{ $value - 1 }}", 10, "-", "'-' is no number: templates do not compute")]
    [InlineData("{{ $labels.foo-bar }}", 14, "-", "'-' cannot follow '.foo': a name has letters, digits and _, with space, | or ) behind it; where it has others, index is the way: index $labels \"its-name\"")]
    [InlineData("{{ .x..y }}", 5, ".", "'.' cannot stand in an action; the names of a chain follow each other without space or further points")]
    [InlineData("{{ \"a\".x }}", 6, ".x", "'\"a\"' has no fields")]
    [InlineData("{{ \"\\q\" }}", 4, "\\q", "'\\q' begins no escape that Go has: write \\\\ for a backslash, or the text between ` `")]
    [InlineData("{{ \"\\ud800\" }}", 4, "\\u", "'\\u' begins no escape that Go has: write \\\\ for a backslash, or the text between ` `")]
    [InlineData("{{ 'ab' }}", 3, "'ab'", "single quotes hold one character; write text in double quotes")]
    [InlineData("{{ '' }}", 3, "''", "single quotes hold one character; write text in double quotes")]
    [InlineData("{{ 089 }}", 3, "089", "'089' is no number, or one that is too large")]
    [InlineData("{{ 1e999 }}", 3, "1e999", "'1e999' is no number, or one that is too large")]
    [InlineData("{{ 0x1p1024 }}", 3, "0x1p1024", "'0x1p1024' is no number, or one that is too large")]
    [InlineData("{{ 1__0 }}", 3, "1__0", "'1__0' is no number, or one that is too large")]
    [InlineData("{{ 0x1i }}", 3, "0x1i", "'0x1i' is no number, or one that is too large")]
    [InlineData("{{ 1i+2i }}", 3, "1i+2i", "'1i+2i' is no number, or one that is too large")]
    [InlineData("{{ 5m }}", 3, "5m", "'5m' is no number")]
    [InlineData("{{ 18446744073709551616 }}", 3, "18446744073709551616", "'18446744073709551616' is no number, or one that is too large")]
    [InlineData("{{ range $a, $b, $c := . }}{{ end }}", 15, ",", "'range' defines two variables at most")]
    [InlineData("{{ $a, $b := . }}", 5, ",", "'range' alone defines two variables")]
    [InlineData("{{ a : b }}", 3, "a", "Prometheus has no function 'a' for templates")]
    [InlineData("{{ $value : 1 }}", 10, ":", "':' is only part of ':=', which defines a variable")]
    [InlineData("{{ “a” }}", 3, "“", "'“' may stand in a template in quotes or outside of {{ }} only")]
    [InlineData("{{\u00a0$value }}", 2, "\u00a0", "the character U+00A0 may stand in a template in quotes or outside of {{ }} only")]
    public void Prometheus_refuses_it(string text, int start, string wrong, string message, bool isUnclosed = false)
    {
        var error = GoTemplate.Read(text).Error;

        Assert.NotNull(error);
        Assert.Equal((message, start, wrong, isUnclosed), (error.Message, error.Start, text[error.Start..error.End], error.IsUnclosed));
    }

    [Theory]
    [InlineData("{{ now }}", 3, "now", "the function now of templates", "3.6")]
    [InlineData("{{ 1 | toDuration }}", 7, "toDuration", "the function toDuration of templates", "3.6")]
    [InlineData("{{ urlQueryEscape \"a\" }}", 3, "urlQueryEscape", "the function urlQueryEscape of templates", "3.8")]
    [InlineData("{{ with 1 }}{{ else with 2 }}{{ end }}", 15, "else with", "'else with'", "2.55")]
    public void What_older_servers_refuse_is_known_with_its_release(string text, int start, string part, string what, string since)
    {
        var template = GoTemplate.Read(text);

        Assert.Null(template.Error);
        var newer = Assert.Single(template.NewerParts);
        Assert.Equal((what, start, part, Version.Parse(since)), (newer.What, newer.Start, text[newer.Start..newer.End], newer.Since));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(100_000, false)]
    public void Nesting_has_a_limit(int depth, bool taken)
    {
        foreach (var text in (string[])
        [
            $"{{{{ {new string('(', depth)}1{new string(')', depth)} }}}}",
            string.Concat(Enumerable.Repeat("{{ if 1 }}", depth)) + string.Concat(Enumerable.Repeat("{{ end }}", depth)),
        ])
        {
            var error = GoTemplate.Read(text).Error;
            Assert.Equal(taken ? null : "actions and parentheses may be 100 deep in each other, no deeper", error?.Message);
        }
    }

    /// <summary>A chain of <c>else if</c> is not deep, however long it is.</summary>
    [Theory]
    [InlineData("{{ if 1 }}", "{{ else if 1 }}a", "{{ end }}")]
    [InlineData("", "{{ $value }}", "")]
    [InlineData("{{ print", " 1", " }}")]
    [InlineData("{{ .", ".a", " }}")]
    [InlineData("{{ 1", " | print", " }}")]
    [InlineData("{{ 1", "0", ".5 }}")]
    [InlineData("{{ ", "1", " }}")]
    [InlineData("{{ `", "{{", "` }}")]
    [InlineData("{{ \"", "\\x41", "\" }}")]
    [InlineData("", "{{ $x := 1 }}{{ $x }}", "{{ $y }}")]
    [InlineData("", "{{/* a */}}", "")]
    [InlineData("{{ $a", "a", " }}")]
    [InlineData("{{", "\n", "}}")]
    [InlineData("", "{", "")]
    public void A_long_text_takes_no_more_of_each_character(string start, string part, string end)
    {
        var text = start + string.Concat(Enumerable.Repeat(part, 300_000 / part.Length)) + end;
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = GoTemplate.Read(text).Error;

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / text.Length, 0, 2000);
        Assert.InRange(error?.Message.Length ?? 0, 0, 300);
    }

    [Fact]
    public void Any_text_is_read_without_a_crash()
    {
        string[] parts = ["{{", "}}", " -}}", "{{- ", "if", "end", "else", "range", "with", "define", "block", "template", "break", "$x", ":=", ",", "(", ")", "|", ".a", ".", "\"a", "\"", "`", "'", "\\", "/*", "*/", "0x", "1e", "+", "i", " ", "\n", "\0", "é", "\ud800", "\udc00", "\uffff", "print", "nil", "$value"];
        var random = new Random(42);
        for (var i = 0; i < 20_000; i++)
        {
            var text = "{{" + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)]));
            var template = GoTemplate.Read(text);
            if (template.Error is not { } error) continue;
            Assert.InRange(error.Start, 0, text.Length);
            Assert.InRange(error.End, error.Start + 1, Math.Max(text.Length, error.Start + 1));
            Assert.DoesNotContain('\n', error.Message);
        }
    }
}
