using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Mappings;

/// <summary>Which label names users may give to rules.</summary>
internal static class LabelRules
{
    /// <summary>All names that begin so are for the rules, those of later versions too.</summary>
    private const string ProgramPrefix = "slo_";

    private static readonly string[] s_ofAlerts = ["long_window", "short_window", "policy_tier"];

    private static readonly string[] s_prometheus = ["alertname", "alertstate"];

    /// <summary>Of the form <c>[a-zA-Z_][a-zA-Z0-9_]*</c>, which every supported Prometheus takes.</summary>
    public static bool IsWellFormed(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Prometheus takes names of any characters from here on.</summary>
    private static readonly Version s_anyCharacters = new(3, 0);

    /// <summary>Why no user label may have this name, whatever the server; null where one may.</summary>
    public static (DiagnosticDescriptor Descriptor, string Message)? ProblemWith(string name) => IsUtf8(name)
        ? ReservedFor(name)
        : (SpecDiagnostics.InvalidLabelName, $"{Wording.Quote(name)} is no label name: it needs one character or more, all of them text");

    /// <param name="server">The oldest that is to load the rules.</param>
    public static (DiagnosticDescriptor Descriptor, string Message)? ProblemWith(string name, Version server)
    {
        if (ProblemWith(name) is { } problem) return problem;
        if (IsWellFormed(name) || server >= s_anyCharacters) return null;
        var why = IsWellFormed("_" + name) ? "because it begins with a digit" : "for other characters than letters, digits and _";
        return (
            TargetDiagnostics.NewerName,
            $"the label {Wording.Quote(name)} needs Prometheus {s_anyCharacters} or later {why}, and the rules are to load in {server}: "
            + $"say '--prometheus-version {s_anyCharacters}' if no older server loads them");
    }

    private static bool IsUtf8(string name) => name.Length > 0 && name.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);

    private static (DiagnosticDescriptor Descriptor, string Message)? ReservedFor(string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            return (SpecDiagnostics.ReservedLabel, $"labels that start with __, such as {Wording.Quote(name)}, belong to Prometheus");
        if (s_prometheus.Contains(name))
            return (SpecDiagnostics.ReservedLabel, $"'{name}' is set by Prometheus itself");
        if (name == "le")
            return (SpecDiagnostics.ReservedLabel, "'le' is the bound of a histogram's bucket, for which the series would be taken; choose another name");
        if (name == "severity")
            return (SpecDiagnostics.ReservedLabel, "'severity' is set by the rules; its value is 'severity' under 'page' or 'ticket' of 'alerting', or 'severity_label' of a tier");
        if (name.StartsWith(ProgramPrefix, StringComparison.Ordinal))
            return (SpecDiagnostics.ReservedLabel, $"labels that start with {ProgramPrefix}, such as '{name}', are set by the rules themselves; choose another name");
        if (s_ofAlerts.Contains(name))
            return (SpecDiagnostics.ReservedLabel, $"'{name}' is set by the rules themselves; choose another name");
        return null;
    }
}
