namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// The recorded series of an SLO over months, made from a day/night wave and faults: what the rules would have recorded from counters.
/// </summary>
/// <param name="From">Midnight of the first day.</param>
/// <param name="To">The end.</param>
internal sealed record PastTraffic(DateTime From, DateTime To)
{
    /// <summary>Events of five minutes by night, from 0:00 to 12:00, and by day.</summary>
    private const double ByNight = 60;
    private const double ByDay = 180;

    public const string Labels = "slo_id=\"checkout/availability\",slo_service=\"checkout\",slo_name=\"availability\"";

    private readonly Dictionary<DateTime, double> _bad = [];

    public static double PerDay => 144 * (ByNight + ByDay);

    /// <summary>All events fail from one instant to another, each a multiple of five minutes. Returns how many.</summary>
    public double Fail(DateTime from, DateTime to)
    {
        var failed = 0.0;
        for (var step = from + 5.Minutes; step <= to; step += 5.Minutes)
        {
            failed += _bad[step] = EventsAt(step);
        }

        return failed;
    }

    /// <summary>A single event fails in the five minutes that end at a step.</summary>
    public void FailOnce(DateTime step) => _bad[step] = 1;

    /// <summary>All events after one instant and up to another.</summary>
    public static double Events(DateTime from, DateTime to)
    {
        var events = 0.0;
        for (var step = from + 5.Minutes; step <= to; step += 5.Minutes) events += EventsAt(step);
        return events;
    }

    /// <summary>True for the records that <see cref="Series"/> holds.</summary>
    public bool Holds(string record) => Series.Any(series => series.Metric == record);

    /// <summary>The series that rules of a period read, whatever its length.</summary>
    public IReadOnlyList<PastSeries> Series =>
    [
        new("slo:sli_total:rate5m", Labels, Steps.Select(step => (step, EventsAt(step) / 300))),
        new("slo:sli_total:increase5m", Labels, Steps.Select(step => (step, EventsAt(step)))),
        new("slo:sli_bad:increase5m", Labels, Steps.Select(step => (step, BadAt(step)))),
        new("slo:sli_total:increase1h_step", Labels, Hours(EventsAt)),
        new("slo:sli_bad:increase1h_step", Labels, Hours(BadAt)),
    ];

    /// <summary>Since when there have been events, as of some instants.</summary>
    public PastSeries StartAt(string record, IEnumerable<DateTime> instants) =>
        new(record, Labels, instants.Select(at => (at, (From - DateTime.UnixEpoch).TotalSeconds)));

    private IEnumerable<DateTime> Steps
    {
        get
        {
            for (var step = From; step <= To; step += 5.Minutes) yield return step;
        }
    }

    private static double EventsAt(DateTime step) => (step - 1.Seconds).Hour < 12 ? ByNight : ByDay;

    private double BadAt(DateTime step) => _bad.GetValueOrDefault(step);

    /// <summary>
    /// Sums of the last twelve steps, as a group records them that is evaluated each two minutes, 70 s after the full hour among others.
    /// Those that nothing reads are left out.
    /// </summary>
    private IEnumerable<(DateTime At, double Value)> Hours(Func<DateTime, double> eventsAt)
    {
        for (var hour = From + 1.Hours; hour <= To; hour += 1.Hours)
        {
            foreach (var at in new[] { hour - 50.Seconds, hour + 70.Seconds, hour + 190.Seconds })
            {
                var last = at < hour ? hour - 5.Minutes : hour;
                yield return (at, Enumerable.Range(0, 12).Sum(back => eventsAt(last - back * 5.Minutes)));
            }
        }
    }
}
