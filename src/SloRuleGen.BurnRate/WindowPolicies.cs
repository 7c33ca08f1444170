namespace SloRuleGen.BurnRate;

/// <summary>
/// The built-in window policies, fitted to a period. The budget fractions are given; factors follow from them.
/// </summary>
public static class WindowPolicies
{
    /// <summary>Two pages and a ticket.</summary>
    public const string Sre = "sre";

    /// <summary><see cref="Sre"/> and a second, faster ticket.</summary>
    public const string SreFour = "sre-four";

    private const string Workbook = "Google, The Site Reliability Workbook, chapter 5 \"Alerting on SLOs\"";

    private const string Banzai = "Banzai Cloud, \"Tracking and enforcing SLOs\" (table of alert windows)";

    private static readonly PromDuration s_day = PromDuration.FromDays(1);

    private static readonly Fraction s_tenth = new(1, 10);

    /// <summary>The shortest period that a built-in policy fits.</summary>
    public static PromDuration ShortestPeriod => PromDuration.FromDays(7);

    public static IReadOnlyList<string> Names { get; } = [Sre, SreFour];

    /// <summary>The tiers of a built-in policy for a period, from the fastest to the slowest; each nests in the period.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="period">The nominal length of the period.</param>
    /// <returns>Null for a period under <see cref="ShortestPeriod"/>: none fits, its tiers must be listed.</returns>
    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public static WindowPolicy? Find(string name, PromDuration period)
    {
        if (!Names.Contains(name)) throw new ArgumentException($"There is no built-in policy '{name}'.", nameof(name));
        if (period < ShortestPeriod) return null;
        var isWeek = period == ShortestPeriod;
        var slowTicket = isWeek ? Ticket(new(1, 7), s_day) : SlowTicket(period);
        List<AlertTier> tiers = isWeek
            ? [Page(new(2, 100), PromDuration.FromMinutes(12)), Page(new(5, 100), PromDuration.FromHours(1))]
            : [Page(new(2, 100), PromDuration.FromHours(1)), Page(new(5, 100), PromDuration.FromHours(6))];
        if (name == SreFour) tiers.Add(isWeek ? Ticket(s_tenth, PromDuration.FromHours(6)) : FastTicket(slowTicket));
        tiers.Add(slowTicket);
        return new WindowPolicy(name, tiers, isWeek ? Banzai : Workbook);
    }

    /// <summary>
    /// 10% in 3d while that is a burn rate of 0.9 to 1.5. Below it would report burns that never exhaust the budget,
    /// above it would miss some that do; so its window follows the period then, at a burn rate of 1.
    /// </summary>
    private static AlertTier SlowTicket(PromDuration period)
    {
        var usual = Ticket(s_tenth, PromDuration.FromDays(3));
        var factor = usual.FactorOver(period).Value;
        return factor >= new Fraction(9, 10) && factor <= new Fraction(15, 10)
            ? usual
            : Ticket(s_tenth, InWholeControlMinutes(period * s_tenth));
    }

    /// <summary>
    /// 10% in 1d, but at most three quarters of the slow ticket's window: in periods under two weeks it would coincide with it else.
    /// Three quarters keep its factor (4/3) under that of the slower page (over 7/5) in every period.
    /// </summary>
    private static AlertTier FastTicket(AlertTier slowTicket)
    {
        var longest = InWholeControlMinutes(slowTicket.LongWindow * new Fraction(3, 4));
        return Ticket(s_tenth, longest < s_day ? longest : s_day);
    }

    private static AlertTier Page(Fraction budgetFraction, PromDuration longWindow) =>
        new(budgetFraction, longWindow, ControlWindowOf(longWindow), AlertSeverity.Page);

    private static AlertTier Ticket(Fraction budgetFraction, PromDuration longWindow) =>
        new(budgetFraction, longWindow, ControlWindowOf(longWindow), AlertSeverity.Ticket);

    private static PromDuration InWholeControlMinutes(ExactDuration window) => window.RoundDownTo(PromDuration.FromMinutes(12));

    /// <summary>A twelfth; from a day on in whole hours, since windows so long are read from hourly sums.</summary>
    private static PromDuration ControlWindowOf(PromDuration longWindow)
    {
        var control = AlertTier.ControlWindowOf(longWindow);
        return control < s_day ? control : ((ExactDuration)control).RoundUpTo(PromDuration.FromHours(1));
    }
}
