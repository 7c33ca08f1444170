namespace SloRuleGen.BurnRate;

/// <summary>The period <c>T</c> that an objective is defined on.</summary>
public abstract record SloPeriod
{
    private SloPeriod()
    {
    }

    /// <summary>The length that factors and <c>slo:time_period:days</c> are computed with: a month counts 30d, a quarter 90d, a year 365d.</summary>
    public abstract PromDuration NominalLength { get; }

    /// <summary>The last so many days, at each instant.</summary>
    public sealed record Rolling(PromDuration Length) : SloPeriod
    {
        public override PromDuration NominalLength => Length;

        public override string ToString() => Length.ToString();
    }
}
