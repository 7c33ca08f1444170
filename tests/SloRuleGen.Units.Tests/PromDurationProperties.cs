using System.Numerics;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace SloRuleGen.Units.Tests;

public partial class PromDurationProperties
{
    private static readonly (string Unit, long Length)[] s_units =
        [("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    [Fact]
    public void What_is_printed_reads_back() =>
        Prop.ForAll(Arbitraries.Durations, duration => PromDuration.Parse(duration.ToString()) == duration).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_printed_is_canonical() =>
        Prop.ForAll(Arbitraries.Durations, duration =>
            PromDuration.Parse(duration.ToString()).ToString() == duration.ToString()
            && Canonical().IsMatch(duration.ToString())).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_are_read_as_the_published_grammar_reads_them() =>
        Prop.ForAll(Arbitraries.NearDurations, text =>
        {
            var accepted = PromDuration.TryParse(text, out var duration);
            return accepted ? Milliseconds(text) == duration.Milliseconds : Milliseconds(text) is null && duration == PromDuration.Zero;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    private static BigInteger? Milliseconds(string text)
    {
        if (text == "0") return 0;
        var match = Grammar().Match(text);
        if (text.Length == 0 || !match.Success) return null;
        var sum = BigInteger.Zero;
        foreach (var (unit, length) in s_units)
        {
            if (match.Groups[unit].Success) sum += BigInteger.Parse(match.Groups[unit].Value) * length;
        }

        return sum * 1_000_000 <= long.MaxValue ? sum : null;
    }

    [GeneratedRegex(@"^((?<y>[0-9]+)y)?((?<w>[0-9]+)w)?((?<d>[0-9]+)d)?((?<h>[0-9]+)h)?((?<m>[0-9]+)m)?((?<s>[0-9]+)s)?((?<ms>[0-9]+)ms)?\z")]
    private static partial Regex Grammar();

    [GeneratedRegex(@"^(0s|([1-9][0-9]*d)?(([1-9]|1[0-9]|2[0-3])h)?([1-5]?[0-9]m)?([1-5]?[0-9]s)?([1-9][0-9]{0,2}ms)?)\z")]
    private static partial Regex Canonical();
}
