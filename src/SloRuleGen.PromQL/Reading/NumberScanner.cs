using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>
/// Finds where a number or a duration ends. What is accepted here need not be a number yet (<c>1.2.3</c>, <c>5hs</c>):
/// as in Prometheus, that is found when it is converted.
/// </summary>
internal static class NumberScanner
{
    private const string Decimal = "0123456789";
    private const string Hexadecimal = "0123456789abcdefABCDEF";

    public static bool TryScanNumber(CharReader reader)
    {
        var digits = Decimal;
        if (reader.TryTake("0") && reader.TryTake("xX"))
        {
            reader.TryTake("_");
            digits = Hexadecimal;
        }

        // The first point and digit do not count towards what may stand only once; an e among hexadecimal digits does.
        reader.TryTake(".");
        reader.TryTake(digits);
        var pointSeen = false;
        var exponentSeen = false;
        while (true)
        {
            if (reader.TryTake("."))
            {
                if (pointSeen || reader.TryTake("_.") || digits == Hexadecimal) return false;
                pointSeen = true;
            }
            else if (reader.TryTake("eE"))
            {
                if (exponentSeen) return false;
                exponentSeen = true;
                reader.TryTake("+-");
                if (reader.TryTake("._eE") || reader.AtEnd) return false;
            }
            else if (reader.TryTake("_"))
            {
                if (reader.TryTake("._eE") || reader.AtEnd) return false;
            }
            else if (reader.IsOneOf(digits))
            {
                while (reader.TryTake(digits))
                {
                }
            }
            else
            {
                return !Characters.IsLetterOrDigit(reader.Current);
            }
        }
    }

    /// <summary>From a unit on, the digits before it being read. Takes the character that is wrong, if there is one.</summary>
    public static bool TryScanRestOfDuration(CharReader reader)
    {
        if (!reader.TryTake("smhdwy")) return false;
        reader.TryTake("s");
        while (reader.TryTake(Decimal))
        {
            while (reader.TryTake(Decimal))
            {
            }

            if (!reader.TryTake("smhdw")) return false;
            reader.TryTake("s");
        }

        if (!Characters.IsLetterOrDigit(reader.Current)) return true;
        reader.Take();
        return false;
    }
}
