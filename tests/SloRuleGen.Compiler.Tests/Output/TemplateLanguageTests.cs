using System.Text;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Output;

/// <summary>What templates may say, may call and may take: the part of Scriban that <c>docs/templates.md</c> lists.</summary>
public sealed class TemplateLanguageTests
{
    private static readonly TemplateLimits s_limits = new(Steps: 10_000, Length: 1_000);

    [Theory]
    [InlineData("a {{- text -}} b {{~ ## a comment ## text ~}} \nc", "ashopbshopc")]
    [InlineData("{%{ {{ $value }} }%}", " {{ $value }} ")]
    [InlineData("{{ 7; true; null\n'it\\'s' }}", "7trueit's")]
    [InlineData("{{ rule.name }}{{ rule.comment?.size }}{{ names[0] }}{{ rule['name'] }}{{ names.size }}", "sloaslo3")]
    [InlineData("{{ number == 7 && number != 8 && number < 8 && number <= 7 && number > 6 && number >= 7 }}", "true")]
    [InlineData("{{ no || !nothing }}{{ nothing ?? text }}{{ (1 + 2) + text }}", "trueshop3shop")]
    [InlineData("{{ if no }}a{{ else if yes }}b{{ else }}c{{ end }}", "b")]
    [InlineData("{{ for x in names }}{{ x }}{{ for.index }}{{ for.rindex }}{{ for.length }}{{ end }}", "a023b113c203")]
    [InlineData("{{ for x in names }}{{ if for.first }}f{{ end }}{{ if for.last }}l{{ end }}{{ for.even }}{{ for.odd }};{{ end }}", "ftruefalse;falsetrue;ltruefalse;")]
    [InlineData("{{ for x in rule.labels }}a{{ else }}b{{ end }}{{ for x in nothing }}a{{ end }}", "b")]
    [InlineData("{{ string.contains text 'ho' }}{{ string.starts_with(text, 'x') }}{{ text | string.ends_with 'op' }}", "truefalsetrue")]
    [InlineData("{{ text | string.contains '' }}{{ nothing | string.contains 'a' }}{{ string.contains number 7 }}", "falsefalsetrue")]
    [InlineData("{{ for x in names }}{{ include 'group.sbn' }}{{ end }}", "<a><b><c>")]
    public void What_is_documented_works(string template, string expected) => Assert.Equal(expected, Render(template, "<{{ x }}>").Text);

    [Theory]
    [InlineData("a\n{{ x = 1 }}", "2:4 Templates have no `x = 1`")]
    [InlineData("{{ number++ }}", "1:4 Templates have no `number++`")]
    [InlineData("{{ number * 2 }}", "1:4 Templates have no `number * 2`")]
    [InlineData("{{ -number }}", "1:4 Templates have no `-number`")]
    [InlineData("{{ for x in 1..9 }}{{ end }}", "1:13 Templates have no `1..9`")]
    [InlineData("{{ for rule.name in names }}{{ end }}", "1:4 Templates have no `for rule.name in names }}{{ end`")]
    [InlineData("{{ for x in names reversed }}{{ end }}", "1:19 Templates have no `reversed`")]
    [InlineData("{{ while true }}{{ end }}", "1:4 Templates have no `while true }}{{ end`")]
    [InlineData("{{ func f\nret 1\nend }}", "1:4 Templates have no `func f`")]
    [InlineData("{{ capture x }}a{{ end }}", "1:4 Templates have no `capture x }}a{{ end`")]
    [InlineData("{{ case number\nwhen 7\ntext\nend }}", "1:4 Templates have no `case number`")]
    [InlineData("{{ with rule\nname\nend }}", "1:4 Templates have no `with rule`")]
    [InlineData("{{ wrap text\nname\nend }}", "1:4 Templates have no `wrap text`")]
    [InlineData("{{ tablerow x in names\nx\nend }}", "1:4 Templates have no `tablerow x in names`")]
    [InlineData("{{ import rule }}", "1:4 Templates have no `import rule`")]
    [InlineData("{{ readonly text }}", "1:4 Templates have no `readonly text`")]
    [InlineData("{{ for x in names\nbreak\nend }}", "2:1 Templates have no `break`")]
    [InlineData("{{ ret text }}", "1:4 Templates have no `ret text`")]
    [InlineData("{{ this.text }}", "1:4 Templates have no `this`")]
    [InlineData("{{ $x }}", "1:4 Templates have no `$x`")]
    [InlineData("{{ [1, 2] }}", "1:4 Templates have no `[1, 2]`")]
    [InlineData("{{ { a: 1 } }}", "1:4 Templates have no `{ a: 1 }`")]
    [InlineData("{{ yes ? 1 : 2 }}", "1:4 Templates have no `yes ? 1 : 2`")]
    [InlineData("{{ @include }}", "1:4 Templates have no `@include`")]
    [InlineData("{{ $'{text}' }}", "1:4 Templates have no `$'{text}'`")]
    public void What_is_not_documented_is_refused(string template, string expected) => Assert.Equal("SLO401 " + expected, Failure(template));

    [Theory]
    [InlineData("a\n{{ date.now }}", "2:4 The variable or function `date` was not found")]
    [InlineData("{{ math.random 1 9 }}", "1:4 The variable or function `math` was not found")]
    [InlineData("{{ object.eval '1' }}", "1:4 The variable or function `object` was not found")]
    [InlineData("{{ text | regex.match '.*' }}", "1:11 The variable or function `regex` was not found")]
    [InlineData("{{ string.upcase text }}", "1:11 Cannot get member with name upcase")]
    [InlineData("{{ include '../../etc/passwd' }}", "1:4 There is no template '../../etc/passwd'; there are rules.sbn, mimir.sbn, resource.sbn, group.sbn, recording_rule.sbn, alerting_rule.sbn, alertmanager.sbn, rule_tests.sbn")]
    [InlineData("{{ include nothing }}", "1:4 There is no template ''; there are rules.sbn, mimir.sbn, resource.sbn, group.sbn, recording_rule.sbn, alerting_rule.sbn, alertmanager.sbn, rule_tests.sbn")]
    [InlineData("{{ string.contains text }}", "1:24 Invalid number of arguments `1` passed to `string.contains text` while expecting `2` arguments")]
    [InlineData("{{ for x in rule }}{{ end }}", "1:13 Cannot loop over `rule`: it is no list")]
    [InlineData("{{ for x in string }}{{ end }}", "1:13 Cannot loop over `string`: it is no list")]
    [InlineData("{{ for x in text }}{{ end }}", "1:13 Cannot loop over `text`: it is no list")]
    public void What_is_not_there_cannot_be_called(string template, string expected) => Assert.Equal("SLO402 " + expected, Failure(template));

    [Theory]
    [InlineData("{{ for a in names; for b in names; for c in names; for d in names; for e in names; for f in names; for g in names; for h in names; for i in names; end; end; end; end; end; end; end; end; end }}", "SLO402 1:100 The templates take more than 10000 steps")]
    [InlineData("{{ include 'group.sbn' }}", "SLO402 mimir.sbn 1:100 The templates take more than 10000 steps", "{{ for x in names; include 'mimir.sbn'; include 'mimir.sbn'; end }}", "{{ for x in names; for x in names; for x in names; for x in names; for x in names; for x in names; end; end; end; end; end; end }}")]
    [InlineData("{{ include 'rules.sbn' }}", "SLO402 1:4 Exceeding number of recursive depth limit `100` for node: `include 'rules.sbn'`")]
    [InlineData("{{ include 'group.sbn' }}", "SLO402 1:4 Exceeding number of recursive depth limit `100` for node: `include 'group.sbn'`", "{{ include 'rules.sbn' }}{{ include 'rules.sbn' }}")]
    [InlineData("{{ for a in names }}{{ for b in names }}{{ for c in names }}{{ include 'group.sbn' }}{{ end }}{{ end }}{{ end }}", "SLO402 1:1 the templates yield 1080 characters; a file may have 1000", "0123456789012345678901234567890123456789")]
    [InlineData("{{ for a in names }}{{ for b in names }}{{ for c in names }}{{ for d in names }}{{ include 'group.sbn' }}{{ end }}{{ end }}{{ end }}{{ end }}", "SLO402 group.sbn 1:1 The templates write more than 4000 characters on their way", "0123456789012345678901234567890123456789")]
    [InlineData("{{ include 'group.sbn' }}", "SLO402 mimir.sbn 1:68 The templates write more than 4000 characters on their way", "{{ if (include 'mimir.sbn') + (include 'mimir.sbn') }}{{ end }}", "{{ for a in names; for b in names; for c in names; for d in names; '0123456789012345678901234567890123456789'; end; end; end; end }}")]
    public void What_never_ends_is_stopped(string template, string expected, string included = "", string includedThere = "") =>
        Assert.Equal(expected, Failure(template, included, includedThere));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("!", "")]
    [InlineData("1 + ", "")]
    [InlineData("'' | string.contains ", "")]
    [InlineData("names[", "]")]
    [InlineData("if yes; ", "; end")]
    [InlineData("if no; else ", "; end")]
    [InlineData("for x in names; ", "; end")]
    [InlineData("string.contains (", ")")]
    [InlineData("text.", "")]
    [InlineData("{", "}")]
    [InlineData("[", "]")]
    [InlineData("}}{{", "")]
    public void What_nests_too_deeply_is_an_error_or_works(string open, string close)
    {
        const int depth = 20_000;
        var template = "{{ " + string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth)) + " }}";
        var (text, diagnostics) = Render(template);
        Assert.True(text is not null || diagnostics.Count > 0);
    }

    [Fact]
    public void A_document_of_many_rules_may_be_longer()
    {
        Assert.Equal((10_000, 1_000), (s_limits.For(0).Steps, s_limits.For(0).Length));
        Assert.Equal((50_000, 82_920), (s_limits.For(20).Steps, s_limits.For(20).Length));
        Assert.Equal(768L * 1024 * 1024, s_limits.For(int.MaxValue).Length);
    }

    /// <summary>Never an exception: those would be reported as mistakes of the program.</summary>
    [Fact]
    public void Any_text_is_rendered_or_refused()
    {
        string[] tokens =
        [
            "{{", "{{", "}}", "}}", "{{~", "-}}", "{%{", "}%}", " ", "\n", "text", "names", "rule", "for", "if", "else", "end", "end", "in", "for x in names", "if yes",
            "while", "func", "case", "when", "ret", "x", "include", "include 'group.sbn'", "string", "string.contains", "this", "empty", "'a", "'", "`", "\"", "$", "@", "^", "?", "?.",
            ".", "..", "[", "]", "(", ")", "{", "}", ":", ",", ";", "|", "+", "-", "*", "/", "%", "=", "==", "!", "&&", "??", "<", ">", "1", "1.5", "99999999999999999999", "0x", "#", "##", "\\", "é",
        ];
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var parts = random.GetItems(tokens, random.Next(1, 24));
            Render("{{ " + string.Concat(parts.Select(part => random.Next(3) == 0 ? part + " " : part)), string.Join(' ', random.GetItems(tokens, 4)));
        }
    }

    private static string Failure(string template, params string[] included)
    {
        var (_, diagnostics) = Render(template, included);
        var (line, column) = diagnostics[0].Span!.Value.StartPosition;
        var file = Path.GetFileName(diagnostics[0].Span!.Value.Source.Name);
        return $"{diagnostics[0].Code} {(file == "rules.sbn" ? "" : file + " ")}{line}:{column} {diagnostics[0].Message}";
    }

    private static (string? Text, IReadOnlyList<Diagnostic> Diagnostics) Render(string template, params string[] included)
    {
        var diagnostics = new DiagnosticBag();
        SourceText[] own =
        [
            new("own/rules.sbn", template),
            new("own/group.sbn", included.ElementAtOrDefault(0) ?? ""),
            new("own/mimir.sbn", included.ElementAtOrDefault(1) ?? ""),
        ];
        var templates = TemplateSet.Load(own, s_limits, diagnostics);
        var text = diagnostics.HasErrors ? (ReadOnlyMemory<byte>?)null : templates.Render("rules.sbn", Model(), () => 0, diagnostics);
        return (text is { } utf8 ? Encoding.UTF8.GetString(utf8.Span) : null, diagnostics.InOrder([]));
    }

    private static TemplateFields Model() => new()
    {
        { "text", "shop" },
        { "number", 7 },
        { "yes", true },
        { "no", false },
        { "nothing", null },
        { "names", TemplateList.Of(["a", "b", "c"], (string name) => name) },
        { "rule", new TemplateFields { { "name", "slo" }, { "comment", null }, { "labels", new TemplateList(() => 0, []) } } },
    };
}
