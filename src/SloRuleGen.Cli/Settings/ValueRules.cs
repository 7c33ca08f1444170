using System.Text;
using SloRuleGen.Mappings;
using SloRuleGen.Output;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Settings;

/// <summary>What single values may be, on the command line and in settings alike. Each says what is wrong, without a full stop, or null.</summary>
internal static class ValueRules
{
    private const string UnquotedNames = "promql-unquoted-utf8-names";

    /// <summary>Of a label for every rule.</summary>
    public static string? ProblemWithLabel(string name, string value) =>
        LabelRules.ProblemWith(name) is { Message: var problem } ? problem
        : value.Length == 0 ? "an empty value is no label to Prometheus; leave it out or give it a value"
        : value.EnumerateRunes().Contains(Rune.ReplacementChar) ? "the value is no text in UTF-8"
        : value.Contains("{{", StringComparison.Ordinal) ? "the value tells deployments apart, and Prometheus expands templates in the labels of alerts alone; give a fixed text"
        : null;

    /// <summary>Of a label in Kubernetes.</summary>
    public static string? ProblemWithResourceLabel(string name, string value) =>
        !KubernetesName.IsLabelName(name) ? $"{Wording.Quote(name)} is no name of a label in Kubernetes, such as release or app.kubernetes.io/part-of"
        : !KubernetesName.IsLabelValue(value) ? "the value of a label in Kubernetes has up to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit"
        : null;

    public static string? ProblemWithNamespace(string name) =>
        KubernetesName.IsNamespace(name) ? null : "a namespace has up to 63 small letters, digits and dashes, no dash at either end";

    /// <summary>Of the name of a project of Perses.</summary>
    public static string? ProblemWithPersesProject(string name) =>
        name.Length is > 0 and <= 75 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') ? null : "a project of Perses has up to 75 letters, digits, '_', '.' and '-'";

    /// <summary>Of where Grafana is.</summary>
    public static string? ProblemWithUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Host.Length: > 0, Query: "", Fragment: "" } && !text.Any(c => char.IsControl(c) || c == ' ')
            ? null
            : "give an address such as https://grafana.example.com";

    public static string? ProblemWithFeature(string name) =>
        PromQLFeatureNames.Find(name) is not null ? null
        : name == UnquotedNames ? "names with other characters go in quotes here, which every Prometheus from 3.0 on reads"
        : NearestWord.Of(name, PromQLFeatureNames.All) is { } meant ? $"PromQL has no such feature; did you mean '{meant}'?"
        : $"PromQL has no such feature; there are {Enumeration.And([.. PromQLFeatureNames.All])}";

    /// <summary>Reads the version of a program: <c>2.42</c>, <c>3.1.0</c>.</summary>
    /// <returns>Null where there is a problem.</returns>
    public static Version? Version(string text, string program, Version oldest, out string? problem)
    {
        var version = text.All(c => char.IsAsciiDigit(c) || c == '.') && System.Version.TryParse(text, out var read) && read.Revision < 0 ? read : null;
        problem = version is null ? $"{Wording.Quote(text)} is no version of {program}; write it as {oldest} or {oldest}.0"
            : version < oldest ? $"{program} {text} is too old: the rules need {oldest} or later"
            : null;
        return problem is null ? version : null;
    }
}
