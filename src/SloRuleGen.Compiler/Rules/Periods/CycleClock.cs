using SloRuleGen.BurnRate;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>PromQL for when the current cycle started and how long it lasts: in UTC, by the Gregorian calendar, for all years from 1970 on.</summary>
internal static class CycleClock
{
    private const int SecondsOfDay = 86_400;

    /// <summary>An instant vector without labels: seconds since 1970.</summary>
    public static Expr Start(SloPeriod period) => period switch
    {
        SloPeriod.Calendar { Unit: CalendarUnit.Week } => StartOf(s_weeks),
        SloPeriod.Calendar { Unit: CalendarUnit.Month } => Before(Prom.Subtract(Prom.Call("day_of_month"), Prom.Number(1))),
        SloPeriod.Calendar { Unit: CalendarUnit.Quarter } => Before(DayOfQuarter),
        SloPeriod.Calendar { Unit: CalendarUnit.Year } => Before(DayOfYear),
        SloPeriod.Cycle cycle => StartOf(cycle),
        _ => throw new InvalidOperationException($"{period} has no start."),
    };

    /// <summary>An instant vector without labels: seconds.</summary>
    /// <param name="start">The start of the cycle, an instant vector.</param>
    public static Expr Length(SloPeriod period, Expr start) => period switch
    {
        SloPeriod.Calendar { Unit: CalendarUnit.Month } => Days(DaysInMonth(start, 0)),

        // A day in each of its three months: 31 days after the start, and 62.
        SloPeriod.Calendar { Unit: CalendarUnit.Quarter } =>
            Days(Prom.Add(Prom.Add(DaysInMonth(start, 0), DaysInMonth(start, 31)), DaysInMonth(start, 62))),

        // All months but February have 337 days, and 31 days after its start the year is in February.
        SloPeriod.Calendar { Unit: CalendarUnit.Year } => Days(Prom.Add(Prom.Number(337), DaysInMonth(start, 31))),
        _ => Prom.Vector(period.NominalLength.Seconds),
    };

    /// <summary>A scalar: seconds since 1970.</summary>
    public static Expr StartOfDay => Prom.Subtract(Prom.Time, Prom.Modulo(Prom.Time, Prom.Number(SecondsOfDay)));

    /// <summary>1970-01-05 was a Monday.</summary>
    private static readonly SloPeriod.Cycle s_weeks = SloPeriod.Cycle.Of(PromDuration.FromDays(7), new DateOnly(1970, 1, 5));

    private static Expr DayOfYear => Prom.Subtract(Prom.Call("day_of_year"), Prom.Number(1));

    /// <summary>The day of the year less the days of the quarters before it. The first three have 90 (91 in a leap year), 91 and 92 days.</summary>
    private static Expr DayOfQuarter
    {
        get
        {
            var first = Prom.Multiply(From(4), Prom.Add(Prom.Number(90), LeapDay));
            var second = Prom.Multiply(From(7), Prom.Number(91));
            var third = Prom.Multiply(From(10), Prom.Number(92));
            return Prom.Subtract(Prom.Subtract(Prom.Subtract(DayOfYear, third), second), first);
        }
    }

    /// <summary>1 in a leap year, 0 in any other.</summary>
    private static Expr LeapDay => Prom.Add(Prom.Subtract(YearDividesBy(4), YearDividesBy(100)), YearDividesBy(400));

    private static Expr YearDividesBy(int number) =>
        Prom.Bool(BinaryOperator.Equal, Prom.Modulo(Prom.Call("year"), Prom.Number(number)), Prom.Number(0));

    /// <summary>1 from a month of the year on, 0 before.</summary>
    private static Expr From(int month) => Prom.Bool(BinaryOperator.GreaterOrEqual, Prom.Call("month"), Prom.Number(month));

    /// <summary>The first instant of the day that was so many days ago.</summary>
    private static Expr Before(Expr days) => Prom.Subtract(StartOfDay, Days(days));

    private static Expr StartOf(SloPeriod.Cycle cycle)
    {
        var elapsed = cycle.ElapsedAtEpoch == PromDuration.Zero ? Prom.Time : Prom.Add(Prom.Time, Prom.Number(cycle.ElapsedAtEpoch.Seconds));
        return Prom.Call("vector", Prom.Subtract(Prom.Time, Prom.Modulo(elapsed, Prom.Number(cycle.Every.Seconds))));
    }

    private static Expr DaysInMonth(Expr start, int later) =>
        Prom.Call("days_in_month", later == 0 ? start : Prom.Add(start, Prom.Number(later * SecondsOfDay)));

    private static Expr Days(Expr days) => Prom.Multiply(Prom.Number(SecondsOfDay), days);
}
