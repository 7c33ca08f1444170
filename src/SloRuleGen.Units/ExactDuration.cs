namespace SloRuleGen.Units;

/// <summary>
/// A length of time that a formula yields, such as a detection time: any ratio of seconds, not only whole milliseconds.
/// </summary>
/// <param name="Seconds">Zero or more.</param>
public readonly record struct ExactDuration(Fraction Seconds) : IComparable<ExactDuration>
{
    public static ExactDuration Zero => default;

    public Fraction Minutes => Seconds / 60;

    public static bool operator <(ExactDuration a, ExactDuration b) => a.Seconds < b.Seconds;

    public static bool operator >(ExactDuration a, ExactDuration b) => a.Seconds > b.Seconds;

    public static bool operator <=(ExactDuration a, ExactDuration b) => a.Seconds <= b.Seconds;

    public static bool operator >=(ExactDuration a, ExactDuration b) => a.Seconds >= b.Seconds;

    public static ExactDuration operator +(ExactDuration a, ExactDuration b) => new(a.Seconds + b.Seconds);

    public static implicit operator ExactDuration(PromDuration duration) => new(duration.Seconds);

    /// <summary>The least multiple of a step that is no shorter; <see cref="PromDuration.Max"/> where that is beyond it.</summary>
    /// <param name="step">Over zero.</param>
    public PromDuration RoundUpTo(PromDuration step) => Multiple((Seconds / step.Seconds).Ceiling() * step.Milliseconds);

    /// <summary>The greatest multiple of a step that is no longer; <see cref="PromDuration.Max"/> where that is beyond it.</summary>
    /// <param name="step">Over zero.</param>
    public PromDuration RoundDownTo(PromDuration step) => Multiple((Seconds / step.Seconds).Floor() * step.Milliseconds);

    public int CompareTo(ExactDuration other) => Seconds.CompareTo(other.Seconds);

    /// <summary>As Prometheus writes it, rounded up to a millisecond: <c>51s840ms</c>.</summary>
    public override string ToString() => RoundUpTo(PromDuration.FromMilliseconds(1)).ToString();

    private static PromDuration Multiple(System.Numerics.BigInteger milliseconds) =>
        milliseconds > PromDuration.MaxMilliseconds ? PromDuration.Max : PromDuration.FromMilliseconds((long)milliseconds);
}
