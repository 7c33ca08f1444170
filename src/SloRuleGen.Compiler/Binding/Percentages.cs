using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>Reads objectives and shares of a budget, exactly as the decimals they are written as.</summary>
internal sealed class Percentages(DiagnosticBag diagnostics)
{
    /// <summary>More digits than any measurement has; without a bound, a million of them would take minutes.</summary>
    private const int LongestText = 40;

    /// <summary><c>99.9</c> or <c>99.9%</c>. A bare number below 1 may be meant as a ratio, so it is refused.</summary>
    public Located<Objective>? Objective(Fields fields, string field)
    {
        if (ScalarOf(fields, field, "a percentage such as 99.9%") is not { } scalar) return null;
        var hasSign = scalar.Value.EndsWith('%');
        var digits = hasSign ? scalar.Value[..^1] : scalar.Value;
        var problem = string.Empty;
        if (!TryParse(digits, out var percent))
            problem = $"{Wording.Quote(scalar.Value)} is not a percentage; write it as a decimal such as 99.9%";
        else if (!hasSign && percent > 0 && percent < 1)
            problem = $"99.9 means 99.9%: {digits} would be {digits}%; write {percent * 100}% for the ratio {digits}, or {digits}% if you mean it";
        else if (percent == 100)
            problem = $"{Wording.Quote(scalar.Value)} leaves no error budget; '{field}' lies between 0% and 100%, both excluded";
        else if (!BurnRate.Objective.TryFromPercent(percent, out var objective))
            problem = $"'{field}' lies between 0% and 100%, both excluded, not at {Wording.Quote(scalar.Value)}";
        else
            return Warned(field, new(objective, scalar.Span));

        diagnostics.Add(SpecDiagnostics.InvalidObjective, scalar.Span, problem);
        return null;
    }

    /// <summary><c>2%</c> or <c>1/7</c>, over 0 and up to 1.</summary>
    public Located<Fraction>? Share(Fields fields, string field) => Share(fields, field, "over 0%", share => share > 0);

    /// <summary>The same, and 0.</summary>
    public Located<Fraction>? ShareFromZero(Fields fields, string field) => Share(fields, field, "from 0%", share => share >= 0);

    private Located<Fraction>? Share(Fields fields, string field, string from, Func<Fraction, bool> isEnough)
    {
        if (ScalarOf(fields, field, "a share such as 2% or 1/7") is not { } scalar) return null;
        if (TryParseShare(scalar.Value) is { } share)
        {
            if (isEnough(share) && share <= 1) return new(share, scalar.Span);
            diagnostics.Add(SpecDiagnostics.InvalidBudget, scalar.Span, $"'{field}' is {from} and up to 100%, not {Wording.Quote(scalar.Value)}");
            return null;
        }

        var help = TryParse(scalar.Value, out var number)
            ? $"has no unit; write {(number < 1 ? number * 100 : number)}% or a fraction such as 1/7"
            : "is not a share; write it such as 2% or 1/7";
        diagnostics.Add(SpecDiagnostics.InvalidBudget, scalar.Span, $"{Wording.Quote(scalar.Value)} {help}");
        return null;
    }

    private static Fraction? TryParseShare(string text)
    {
        if (text.EndsWith('%')) return TryParse(text.AsSpan(0, text.Length - 1), out var percent) ? percent / 100 : null;
        var slash = text.IndexOf('/');
        if (slash < 0) return null;
        return TryParse(text.AsSpan(0, slash), out var above)
            && TryParse(text.AsSpan(slash + 1), out var below)
            && below != 0
            ? above / below
            : null;
    }

    private static bool TryParse(ReadOnlySpan<char> text, out Fraction value)
    {
        value = default;
        return text.Length <= LongestText && Fraction.TryParseDecimal(text, out value);
    }

    private Located<Objective> Warned(string field, Located<Objective> objective)
    {
        if (objective.Value.Percent < 1)
        {
            diagnostics.Add(
                SpecDiagnostics.TinyObjective, objective.Span,
                $"'{field}' is taken as {objective.Value}: all but {objective.Value} of the events may be bad; write {objective.Value.Percent * 100}% if that was meant");
        }

        return objective;
    }

    private ScalarSyntax? ScalarOf(Fields fields, string field, string expected)
    {
        var node = fields.Find(field);
        if (node is null or ScalarSyntax) return (ScalarSyntax?)node;
        new Values(diagnostics).ReportWrong(node, field, expected);
        return null;
    }
}
