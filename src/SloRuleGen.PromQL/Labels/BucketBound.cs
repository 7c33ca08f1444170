using System.Globalization;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Labels;

/// <summary>
/// How the bound of a bucket stands in <c>le</c>: up to Prometheus 2 as its client library writes it, from 3 on as
/// <see cref="Stored"/> has it.
/// </summary>
/// <param name="Value">Over zero.</param>
internal readonly record struct BucketBound(Fraction Value)
{
    /// <summary>From here on, and below a ten-thousandth, numbers are written with an exponent.</summary>
    private const int FirstWithExponent = 1_000_000;

    /// <summary><c>0.45</c>, <c>1.0</c>, <c>1.8e+06</c>: the text that Prometheus 3 makes of it (Go's format <c>g</c>, and a point in any case).</summary>
    public string Stored
    {
        get
        {
            if (Value >= FirstWithExponent || Value < new Fraction(1, 10_000)) return WithExponent;
            return Value.Denominator.IsOne ? Value + ".0" : Value.ToString();
        }
    }

    /// <summary>Matches every spelling.</summary>
    public LabelMatcher Matcher(string label)
    {
        var plain = Value.ToString();
        if (!Value.Denominator.IsOne && Stored == plain) return new LabelMatcher(label, MatchOperator.Equal, plain);
        var spellings = Value.Denominator.IsOne ? plain + @"(\.0)?" : Escaped(plain);
        if (Stored.Contains('e')) spellings += "|" + Escaped(Stored);
        return new LabelMatcher(label, MatchOperator.Regex, spellings);
    }

    private string WithExponent
    {
        get
        {
            var text = Value.ToString();
            var point = text.IndexOf('.') is >= 0 and var at ? at : text.Length;
            var digits = text.Replace(".", "").TrimStart('0');
            var exponent = Value < 1 ? digits.Length - (text.Length - point - 1) - 1 : point - 1;
            digits = digits.TrimEnd('0');
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }
    }

    private static string Escaped(string number) => number.Replace(".", @"\.").Replace("+", @"\+");
}
