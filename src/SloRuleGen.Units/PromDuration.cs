using System.Globalization;
using System.Text;

namespace SloRuleGen.Units;

/// <summary>
/// A length of time as Prometheus writes it: whole milliseconds, 0 to about 292 years.
/// Units stand in descending order, each at most once: <c>y w d h m s ms</c>, a year being 365 days.
/// </summary>
public readonly record struct PromDuration : IComparable<PromDuration>
{
    /// <summary>The longest duration that Prometheus reads (an int64 of nanoseconds), in milliseconds.</summary>
    public const long MaxMilliseconds = long.MaxValue / 1_000_000;

    private static readonly (string Name, long Milliseconds)[] s_units =
    [
        ("y", 365 * 86_400_000L), ("w", 7 * 86_400_000L), ("d", 86_400_000L), ("h", 3_600_000L), ("m", 60_000L), ("s", 1_000L), ("ms", 1L),
    ];

    private PromDuration(long milliseconds) => Milliseconds = milliseconds;

    public long Milliseconds { get; }

    public static PromDuration Zero => default;

    /// <summary>The longest duration, about 292 years.</summary>
    public static PromDuration Max => new(MaxMilliseconds);

    public Fraction Seconds => new(Milliseconds, 1000);

    public Fraction Minutes => new(Milliseconds, 60_000);

    public Fraction Days => new(Milliseconds, 86_400_000);

    public static PromDuration FromMilliseconds(long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, MaxMilliseconds);
        return new(milliseconds);
    }

    public static PromDuration FromSeconds(long seconds) => FromMilliseconds(checked(seconds * 1000));

    public static PromDuration FromMinutes(long minutes) => FromSeconds(checked(minutes * 60));

    public static PromDuration FromHours(long hours) => FromMinutes(checked(hours * 60));

    public static PromDuration FromDays(long days) => FromHours(checked(days * 24));

    /// <summary>Reads a duration that is known to be right.</summary>
    /// <exception cref="FormatException">The text is no duration.</exception>
    public static PromDuration Parse(string text) =>
        TryParse(text, out var duration) ? duration : throw new FormatException($"'{text}' is not a duration.");

    /// <summary>
    /// Reads <c>1h30m</c>, <c>5m</c>, <c>0</c>: what <c>model.ParseDuration</c> of prometheus/common reads, in Prometheus 2 and 3 alike.
    /// False for everything that it refuses: no or other units, units out of order or twice, a sign, a decimal point,
    /// white space, and more than <see cref="MaxMilliseconds"/>.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PromDuration duration) => Read(text, out duration) is null;

    /// <summary>Reads a duration as <see cref="TryParse"/> does.</summary>
    /// <returns>The first thing wrong with the text, from its start on, or null.</returns>
    public static DurationMistake? Read(ReadOnlySpan<char> text, out PromDuration duration)
    {
        duration = default;
        if (text.SequenceEqual("0")) return null;
        if (text.IsEmpty) return DurationMistake.Malformed;
        var total = 0L;
        var nextUnit = 0;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !ulong.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return DurationMistake.Malformed;
            text = text[digits..];
            var letters = text.IndexOfAnyInRange('0', '9');
            var name = letters < 0 ? text : text[..letters];
            var unit = IndexOfUnit(name);
            if (unit < 0) return DurationMistake.NoUnit(name.ToString());
            if (unit < nextUnit) return DurationMistake.Malformed;
            if (count > (ulong)((MaxMilliseconds - total) / s_units[unit].Milliseconds)) return DurationMistake.OutOfRange;
            total += (long)count * s_units[unit].Milliseconds;
            nextUnit = unit + 1;
            text = letters < 0 ? default : text[letters..];
        }

        duration = new(total);
        return null;
    }

    private static int IndexOfUnit(ReadOnlySpan<char> name)
    {
        for (var unit = 0; unit < s_units.Length; unit++)
        {
            if (name.SequenceEqual(s_units[unit].Name)) return unit;
        }

        return -1;
    }

    public int CompareTo(PromDuration other) => Milliseconds.CompareTo(other.Milliseconds);

    public static bool operator <(PromDuration a, PromDuration b) => a.Milliseconds < b.Milliseconds;

    public static bool operator >(PromDuration a, PromDuration b) => a.Milliseconds > b.Milliseconds;

    public static bool operator <=(PromDuration a, PromDuration b) => a.Milliseconds <= b.Milliseconds;

    public static bool operator >=(PromDuration a, PromDuration b) => a.Milliseconds >= b.Milliseconds;

    public static PromDuration operator +(PromDuration a, PromDuration b) => FromMilliseconds(checked(a.Milliseconds + b.Milliseconds));

    /// <exception cref="ArgumentOutOfRangeException">The second is the longer one.</exception>
    public static PromDuration operator -(PromDuration a, PromDuration b) => FromMilliseconds(a.Milliseconds - b.Milliseconds);

    /// <summary>How often the other duration goes into this one; exact.</summary>
    public static Fraction operator /(PromDuration a, PromDuration b) => new(a.Milliseconds, b.Milliseconds);

    /// <summary>A share or a multiple of it; exact, so rarely a whole number of milliseconds.</summary>
    public static ExactDuration operator *(PromDuration duration, Fraction share) => new(duration.Seconds * share);

    /// <summary>The canonical form: days, hours, minutes, seconds, milliseconds, largest first (<c>28d</c>, <c>1d9h36m</c>, <c>0s</c>).</summary>
    public override string ToString()
    {
        if (Milliseconds == 0) return "0s";
        var text = new StringBuilder();
        var rest = Milliseconds;
        foreach (var (name, length) in s_units.AsSpan(2))
        {
            if (rest / length == 0) continue;
            text.Append(rest / length).Append(name);
            rest %= length;
        }

        return text.ToString();
    }
}
