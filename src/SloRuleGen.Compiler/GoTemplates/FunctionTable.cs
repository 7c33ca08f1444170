namespace SloRuleGen.GoTemplates;

using static SloRuleGen.GoTemplates.ValueKind;

/// <summary>A function that templates of alerts can call.</summary>
/// <param name="Parameters">What it takes, <see cref="ValueKind.Unknown"/> for anything.</param>
/// <param name="Least">How many arguments it needs.</param>
/// <param name="Most">How many it takes at most; those beyond its parameters may be anything.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Since">The first release of Prometheus that has it; null for all that rules are made for.</param>
internal sealed record TemplateFunction(IReadOnlyList<ValueKind> Parameters, int Least, int Most, ValueKind Result, Version? Since = null);

/// <summary>Prometheus' functions and those of Go. <c>tmpl</c> is none of them: consoles alone have it.</summary>
internal static class FunctionTable
{
    private static readonly Dictionary<string, TemplateFunction> s_functions = new(StringComparer.Ordinal)
    {
        ["args"] = Any(0, Unknown),
        ["externalURL"] = Of(Text),
        ["first"] = Of(Sample, Samples),
        ["graphLink"] = Of(Text, Text),
        ["humanize"] = Of(Text, Numeric),
        ["humanize1024"] = Of(Text, Numeric),
        ["humanizeDuration"] = Of(Text, Numeric),
        ["humanizePercentage"] = Of(Text, Numeric),
        ["humanizeTimestamp"] = Of(Text, Numeric),
        ["label"] = Of(Text, Text, Sample),
        ["match"] = Of(Bool, Text, Text),
        ["now"] = Of(Float) with { Since = new(3, 6) },
        ["parseDuration"] = Of(Float, Text),
        ["pathPrefix"] = Of(Text),
        ["query"] = Of(Samples, Text),
        ["reReplaceAll"] = Of(Text, Text, Text, Text),
        ["safeHtml"] = Of(Unknown, Text),
        ["sortByLabel"] = Of(Samples, Text, Samples),
        ["stripDomain"] = Of(Text, Text),
        ["stripPort"] = Of(Text, Text),
        ["strvalue"] = Of(Text, Sample),
        ["tableLink"] = Of(Text, Text),
        ["title"] = Of(Text, Text),
        ["toDuration"] = Of(Unknown, Numeric) with { Since = new(3, 6) },
        ["toLower"] = Of(Text, Text),
        ["toTime"] = Of(Unknown, Numeric),
        ["toUpper"] = Of(Text, Text),
        ["urlQueryEscape"] = Of(Text, Text) with { Since = new(3, 8) },
        ["value"] = Of(Unknown, Sample),

        ["and"] = Any(1, Unknown),
        ["call"] = Any(1, Unknown),
        ["html"] = Any(0, Text),
        ["index"] = Any(1, Unknown),
        ["js"] = Any(0, Text),
        ["len"] = Of(Integer, Unknown),
        ["not"] = Of(Bool, Unknown),
        ["or"] = Any(1, Unknown),
        ["print"] = Any(0, Text),
        ["printf"] = new([Text], 1, int.MaxValue, Text),
        ["println"] = Any(0, Text),
        ["slice"] = new([], 1, 4, Unknown),
        ["urlquery"] = Any(0, Text),
        ["eq"] = Any(2, Bool),
        ["ge"] = Of(Bool, Unknown, Unknown),
        ["gt"] = Of(Bool, Unknown, Unknown),
        ["le"] = Of(Bool, Unknown, Unknown),
        ["lt"] = Of(Bool, Unknown, Unknown),
        ["ne"] = Of(Bool, Unknown, Unknown),
    };

    public static IReadOnlyList<string> Names { get; } = [.. s_functions.Keys];

    public static TemplateFunction? Find(string name) => s_functions.GetValueOrDefault(name);

    public static bool Compares(string name) => name is "eq" or "ge" or "gt" or "le" or "lt" or "ne";

    private static TemplateFunction Of(ValueKind result, params ValueKind[] parameters) => new(parameters, parameters.Length, parameters.Length, result);

    private static TemplateFunction Any(int least, ValueKind result) => new([], least, int.MaxValue, result);
}
