using System.Text;
using SloRuleGen.Diagnostics;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Mappings;

/// <summary>The forms of names, and the alert name that two of them give.</summary>
internal static class SpecNames
{
    /// <summary>The characters that the name of a service or an SLO may have.</summary>
    public const int LongestId = 63;

    /// <summary>The name, or null with a report if it cannot become a file name, a group name and a label value.</summary>
    public static Located<string>? CheckId(Located<string>? name, string what, DiagnosticBag diagnostics)
    {
        if (name is not { } given || IsId(given.Value)) return name;
        var lower = given.Value.ToLowerInvariant();
        var problem = given.Value.Length > LongestId ? $"a name has up to {LongestId} characters, not {given.Value.Length}"
            : IsId(lower) ? $"names are lower case; write '{lower}'"
            : "a name has lower-case letters, digits, '.', '_' and '-', and starts and ends with a letter or digit";
        diagnostics.Add(SpecDiagnostics.InvalidName, given.Span, $"{Wording.Quote(given.Value)} is no name for {what}: {problem}");
        return null;
    }

    /// <summary>Prometheus takes any text for the name of an alert; what reads alerts may not.</summary>
    public static Located<string>? CheckAlertName(Located<string>? name, DiagnosticBag diagnostics)
    {
        if (name is { } given && !given.Value.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            diagnostics.Add(
                SpecDiagnostics.UnusualAlertName,
                given.Span,
                $"the alert name {Wording.Quote(given.Value)} has other characters than letters, digits and _: Prometheus takes them, and what reads its alerts may not");
        }

        return name;
    }

    /// <summary><c>checkout</c> and <c>availability</c> give <c>CheckoutAvailabilityErrorBudgetBurn</c>.</summary>
    public static string DeriveAlertName(string service, string slo)
    {
        var name = PascalCase(service) + PascalCase(slo) + "ErrorBudgetBurn";
        return char.IsAsciiDigit(name[0]) ? "Slo" + name : name;
    }

    private static bool IsId(string name) =>
        name.Length is > 0 and <= LongestId
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1]);

    private static string PascalCase(string name)
    {
        var text = new StringBuilder();
        foreach (var word in name.Split(['-', '_', '.'], StringSplitOptions.RemoveEmptyEntries))
            text.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
        return text.ToString();
    }
}
