using SloRuleGen.GoTemplates;

namespace SloRuleGen.Compiler.Tests.GoTemplates;

/// <summary>What Prometheus reads and then fails at, whatever the labels and the value are.</summary>
public sealed class TemplateFailureTests
{
    [Theory]
    [InlineData("{{ if gt $value 5 }}a{{ end }}", "gt $value 5", "gt cannot compare an integer with a number that has a point: write it with one, such as 5.0")]
    [InlineData("{{ eq $labels.a 5 }}", "eq $labels.a 5", "eq cannot compare text with an integer")]
    [InlineData("{{ $value | toUpper }}", "toUpper", "toUpper takes text, not a number: print makes text of it")]
    [InlineData("{{ title 5 }}", "5", "title takes text, not an integer: print makes text of it")]
    [InlineData("{{ $labels | humanize }}", "humanize", "humanize takes a number, not all labels")]
    [InlineData("{{ query \"up\" | value }}", "value", "value takes a sample, not the result of a query: 'first' gives one of its samples, 'value' that one's number")]
    [InlineData("{{ humanize }}", "humanize", "humanize takes 1 argument, not 0; as an argument, a function with its own stands in parentheses: (humanize …)")]
    [InlineData("{{ printf \"%s\" humanize $value }}", "humanize", "humanize takes 1 argument, not 0; as an argument, a function with its own stands in parentheses: (humanize …)")]
    [InlineData("{{ humanize 1 2 }}", "humanize", "humanize takes 1 argument, not 2")]
    [InlineData("{{ eq 1 }}", "eq", "eq takes 2 or more arguments, not 1")]
    [InlineData("{{ slice \"a\" 1 2 3 4 }}", "slice", "slice takes up to 4 arguments, not 5")]
    [InlineData("{{ .CommonLabels.x }}", ".CommonLabels.x", "there is no '.CommonLabels' in all that is known of the alert: it has .Labels, .ExternalLabels, .ExternalURL, .Value")]
    [InlineData("{{ $labels.foo.bar }}", "$labels.foo.bar", "there is no '.bar' in text")]
    [InlineData("{{ $value.Sum }}", "$value.Sum", "there is no '.Sum' in a number")]
    [InlineData("{{ range query `up` }}{{ .Metric }}{{ end }}", ".Metric", "there is no '.Metric' in a sample: it has .Labels, .Value")]
    [InlineData("{{ with $labels.a }}{{ .b }}{{ end }}", ".b", "there is no '.b' in text")]
    [InlineData("{{ range $value }}{{ end }}", "$value", "'range' goes over labels or the result of a query, not over a number")]
    [InlineData("{{ $x := $x }}", "$x", "'$x' has no value here")]
    [InlineData("{{ $x = 1 }}", "$x", "there is no variable '$x' yet that could get another value: write :=")]
    [InlineData("{{ if true }}{{ $x := 1 }}{{ else }}{{ $x }}{{ end }}", "$x", "'$x' has no value here")]
    [InlineData("{{ template \"a\" }}", "\"a\"", "no template of this name is defined here")]
    [InlineData("{{ define \"a\" }}{{ humanize }}{{ end }}{{ template \"a\" }}", "humanize", "humanize takes 1 argument, not 0; as an argument, a function with its own stands in parentheses: (humanize …)")]
    [InlineData("{{ nil }}", "nil", "nil is no command")]
    [InlineData("{{ $value 1 }}", "$value 1", "a value takes no arguments; only functions do")]
    [InlineData("{{ 1 | $labels.a }}", "$labels.a", "a value takes no arguments; only functions do")]
    [InlineData("{{ (print 1) 2 }}", "(print 1) 2", "a value takes no arguments; only functions do")]
    public void It_fails_each_time(string text, string part, string message)
    {
        var template = GoTemplate.Read(text);

        Assert.Null(template.Error);
        var failure = Assert.Single(template.Failures);
        Assert.Equal((message, part), (failure.Message, text[failure.Start..failure.End]));
    }

    [Theory]
    [InlineData("{{ if gt $value 5.0 }}a{{ end }}")]
    [InlineData("{{ $labels.size | humanize }}{{ $value | humanizePercentage }}{{ humanize 5 }}")]
    [InlineData("{{ $value | printf \"%.2f\" | toUpper }}{{ print $value | toUpper }}")]
    [InlineData("{{ range $i, $s := query \"up\" }}{{ $s.Labels.job }}{{ if eq $i 0 }}{{ $s.Value }}{{ $s | value }}{{ end }}{{ end }}")]
    [InlineData("{{ (toTime $value).Format \"2006\" }}{{ ($value | toTime).Year }}")]
    [InlineData("{{ $x := \"a\" }}{{ range query \"up\" }}{{ $x = 1 }}{{ end }}{{ eq $x 1 }}")]
    [InlineData("{{ range $k, $v := $labels }}{{ toUpper $k }}{{ toUpper $v }}{{ end }}")]
    [InlineData("{{ with query \"up\" }}{{ . | first | label \"job\" | title }}{{ else }}{{ .Value }}{{ end }}")]
    [InlineData("{{ define \"a\" }}{{ .any.thing }}{{ end }}{{ template \"a\" .Labels }}")]
    [InlineData("{{ index $labels \"a-b\" | toUpper }}{{ externalURL }}{{ pathPrefix }}{{ $externalURL | reReplaceAll \"a\" \"b\" }}")]
    [InlineData("{{ eq 1 1 }}{{ eq \"a\" $labels.a \"b\" }}{{ and 1 $value }}{{ len $labels }}")]
    [InlineData("{{ args 1 $value }}{{ (args 1 2).arg0 }}")]
    public void What_may_go_well_is_not_judged(string text)
    {
        var template = GoTemplate.Read(text);

        Assert.Null(template.Error);
        Assert.Empty(template.Failures);
    }
}
