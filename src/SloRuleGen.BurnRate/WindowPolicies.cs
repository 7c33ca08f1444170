using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// The built-in window policies, fitted to a period, and <see cref="Auto"/> to an objective. The budget fractions are given; factors follow from them.
/// </summary>
public static class WindowPolicies
{
    /// <summary>Two pages and a ticket.</summary>
    public const string Sre = "sre";

    /// <summary><see cref="Sre"/> and a second, faster ticket before its own.</summary>
    public const string SreFour = "sre-four";

    /// <summary><see cref="Sre"/>, with smaller shares of the budget where an outage could not spend the usual ones: the default.</summary>
    public const string Auto = "auto";

    /// <summary>Two pages and two tickets, whose windows grow with the period.</summary>
    public const string Pyrra = "pyrra";

    private const string Workbook = "Google, The Site Reliability Workbook, chapter 5 \"Alerting on SLOs\"";

    private const string Banzai = "Banzai Cloud's blog on SLOs and burn-rate alerts, its alert windows for 7d";

    private const string PyrraSource = "Pyrra's own windows, slo/rules.go";

    private const int FastTicketPosition = 2;

    private static readonly PromDuration s_day = PromDuration.FromDays(1);

    private static readonly Fraction s_tenth = new(1, 10);

    // The fast ticket is not Banzai Cloud's: it takes the round window nearest to the workbook's burn rate of 3.
    private static readonly IReadOnlyList<AlertTier> s_week =
    [
        Page(new(2, 100), PromDuration.FromMinutes(12)),
        Page(new(5, 100), PromDuration.FromHours(1)),
        Ticket(s_tenth, PromDuration.FromHours(6)),
        Ticket(new(1, 7), s_day),
    ];

    private static readonly IReadOnlyList<AlertTier> s_month =
    [
        Page(new(2, 100), PromDuration.FromHours(1)),
        Page(new(5, 100), PromDuration.FromHours(6)),
        Ticket(s_tenth, s_day),
        Ticket(s_tenth, PromDuration.FromDays(3)),
    ];

    /// <summary>The shortest period that a built-in policy fits.</summary>
    public static PromDuration ShortestPeriod => PromDuration.FromDays(7);

    /// <summary>The shortest long window of <see cref="PyrraOfShort"/>.</summary>
    public static PromDuration ShortestPyrraWindow => PromDuration.FromMinutes(5);

    /// <summary>The shortest period of <see cref="PyrraOfShort"/>: in a shorter one its tiers would have the same windows.</summary>
    public static PromDuration ShortestPyrraPeriod => s_day;

    public static IReadOnlyList<string> Names { get; } = [Auto, Sre, SreFour, Pyrra];

    /// <summary>The tiers of a built-in policy for a period, from the fastest to the slowest; each nests in the period.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="period">The nominal length of the period.</param>
    /// <param name="objective">What <see cref="Auto"/> fits the tiers to.</param>
    /// <returns>Null for a period under <see cref="ShortestPeriod"/>: none fits, its tiers must be listed.</returns>
    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public static WindowPolicy? Find(string name, PromDuration period, Objective objective)
    {
        if (!Names.Contains(name)) throw new ArgumentException($"There is no built-in policy '{name}'.", nameof(name));
        if (period < ShortestPeriod) return null;
        if (name == Pyrra) return new WindowPolicy(name, PyrraWindows.Of(period), PyrraSource);
        var isWeek = period == ShortestPeriod;
        var four = isWeek ? s_week : Fitted(period);
        var source = isWeek ? Banzai : Workbook;
        if (name == SreFour) return new WindowPolicy(name, four, source);
        var three = WithoutFastTicket(four);
        if (name == Sre) return new WindowPolicy(name, three, source);
        var (tiers, adaptations) = AutoWindows.Fit(three, period, objective);
        return new WindowPolicy(name, tiers, source) { Adaptations = adaptations };
    }

    /// <summary>
    /// The tiers of Pyrra for a period under <see cref="ShortestPeriod"/>, from the fastest to the slowest: its burn rates of 14, 7, 2 and 1,
    /// and windows that are long enough for rates.
    /// </summary>
    /// <param name="period">From <see cref="ShortestPyrraPeriod"/> on.</param>
    public static IReadOnlyList<AlertTier> PyrraOfShort(PromDuration period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, ShortestPyrraPeriod);
        return PyrraWindows.OfShort(period);
    }

    /// <summary>What alerts of a class are called under a built-in policy unless a spec says otherwise.</summary>
    /// <returns><c>page</c> or <c>ticket</c>, or what the policy's origin calls them.</returns>
    public static string SeverityOf(string name, AlertSeverity severity) => (name, severity) switch
    {
        (Pyrra, AlertSeverity.Page) => "critical",
        (Pyrra, _) => "warning",
        (_, AlertSeverity.Page) => "page",
        _ => "ticket",
    };

    private static IReadOnlyList<AlertTier> WithoutFastTicket(IReadOnlyList<AlertTier> tiers) =>
        [.. tiers.Take(FastTicketPosition), .. tiers.Skip(FastTicketPosition + 1)];

    private static IReadOnlyList<AlertTier> Fitted(PromDuration period)
    {
        var slowTicket = FittedSlowTicket(s_month[^1], period);
        return [.. s_month.Take(FastTicketPosition), FittedFastTicket(s_month[FastTicketPosition], slowTicket), slowTicket];
    }

    /// <summary>
    /// Below a burn rate of 0.9 the ticket would report burns that never exhaust the budget, above 1.5 it would miss some that do;
    /// so its window follows the period then, at a burn rate of 1.
    /// </summary>
    private static AlertTier FittedSlowTicket(AlertTier usual, PromDuration period)
    {
        var factor = usual.FactorOver(period).Value;
        var fits = factor >= new Fraction(9, 10) && factor <= new Fraction(15, 10);
        return fits ? usual : Ticket(usual.BudgetFraction, InWholeControlMinutes(period * usual.BudgetFraction));
    }

    /// <summary>
    /// At most three quarters of the slow ticket's window, which in periods under two weeks is as short.
    /// Its factor, 4/3 then, stays between that of the slow ticket and that of the slower page (over 7/5) in every period.
    /// </summary>
    private static AlertTier FittedFastTicket(AlertTier usual, AlertTier slowTicket)
    {
        var longest = InWholeControlMinutes(slowTicket.LongWindow * new Fraction(3, 4));
        return usual.LongWindow <= longest ? usual : Ticket(usual.BudgetFraction, longest);
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
