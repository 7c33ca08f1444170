using SloRuleGen.BurnRate;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>PromQL for when the current cycle started and how long it lasts: by the Gregorian calendar, for all years from 1970 on, in UTC or at a distance from it.</summary>
internal static class CycleClock
{
    private const int SecondsOfDay = 86_400;

    /// <summary>An instant vector without labels: seconds since 1970.</summary>
    public static Expr Start(SloPeriod period) => period switch
    {
        SloPeriod.Calendar { Unit: CalendarUnit.Week } week => StartOf(Weeks(week.Zone)),
        SloPeriod.Calendar { Unit: CalendarUnit.Month } month => Before(Prom.Subtract(Part("day_of_month", month.Zone), Prom.Number(1)), month.Zone),
        SloPeriod.Calendar { Unit: CalendarUnit.Quarter } quarter => Before(DayOfQuarter(quarter.Zone), quarter.Zone),
        SloPeriod.Calendar { Unit: CalendarUnit.Year } year => Before(DayOfYear(year.Zone), year.Zone),
        SloPeriod.Cycle cycle => StartOf(cycle),
        _ => throw new InvalidOperationException($"{period} has no start."),
    };

    /// <summary>An instant vector without labels: seconds.</summary>
    /// <param name="start">The start of the cycle, an instant vector.</param>
    public static Expr Length(SloPeriod period, Expr start) => period switch
    {
        SloPeriod.Calendar { Unit: CalendarUnit.Month } month => Days(DaysInMonth(start, 0, month.Zone)),

        // A day in each of its three months: 31 days after the start, and 62.
        SloPeriod.Calendar { Unit: CalendarUnit.Quarter } quarter =>
            Days(Prom.Add(Prom.Add(DaysInMonth(start, 0, quarter.Zone), DaysInMonth(start, 31, quarter.Zone)), DaysInMonth(start, 62, quarter.Zone))),

        // All months but February have 337 days, and 31 days after its start the year is in February.
        SloPeriod.Calendar { Unit: CalendarUnit.Year } year => Days(Prom.Add(Prom.Number(337), DaysInMonth(start, 31, year.Zone))),
        _ => Prom.Vector(period.NominalLength.Seconds),
    };

    /// <summary>A scalar: seconds since 1970, when the day began that is now at a place.</summary>
    public static Expr StartOfDay(ZoneOffset zone = default) => Prom.Subtract(Prom.Time, Prom.Modulo(Moved(Prom.Time, zone.Seconds), Prom.Number(SecondsOfDay)));

    /// <summary>1970-01-05 was a Monday.</summary>
    private static SloPeriod.Cycle Weeks(ZoneOffset zone) => SloPeriod.Cycle.Of(PromDuration.FromDays(7), new DateOnly(1970, 1, 5), zone);

    private static Expr DayOfYear(ZoneOffset zone) => Prom.Subtract(Part("day_of_year", zone), Prom.Number(1));

    /// <summary>The day of the year less the days of the quarters before it. The first three have 90 (91 in a leap year), 91 and 92 days.</summary>
    private static Expr DayOfQuarter(ZoneOffset zone)
    {
        var first = Prom.Multiply(From(4, zone), Prom.Add(Prom.Number(90), LeapDay(zone)));
        var second = Prom.Multiply(From(7, zone), Prom.Number(91));
        var third = Prom.Multiply(From(10, zone), Prom.Number(92));
        return Prom.Subtract(Prom.Subtract(Prom.Subtract(DayOfYear(zone), third), second), first);
    }

    /// <summary>1 in a leap year, 0 in any other.</summary>
    private static Expr LeapDay(ZoneOffset zone) => Prom.Add(Prom.Subtract(YearDividesBy(4, zone), YearDividesBy(100, zone)), YearDividesBy(400, zone));

    private static Expr YearDividesBy(int number, ZoneOffset zone) =>
        Prom.Bool(BinaryOperator.Equal, Prom.Modulo(Part("year", zone), Prom.Number(number)), Prom.Number(0));

    /// <summary>1 from a month of the year on, 0 before.</summary>
    private static Expr From(int month, ZoneOffset zone) => Prom.Bool(BinaryOperator.GreaterOrEqual, Part("month", zone), Prom.Number(month));

    /// <summary>What the calendar of a place says now. The functions know UTC alone, so they are asked of the instant at which UTC's says so.</summary>
    private static Expr Part(string function, ZoneOffset zone) =>
        zone.IsUtc ? Prom.Call(function) : Prom.Call(function, Prom.Call("vector", Moved(Prom.Time, zone.Seconds)));

    /// <summary>The first instant of the day that was so many days ago.</summary>
    private static Expr Before(Expr days, ZoneOffset zone) => Prom.Subtract(StartOfDay(zone), Days(days));

    private static Expr StartOf(SloPeriod.Cycle cycle)
    {
        var elapsed = cycle.ElapsedAtEpoch == PromDuration.Zero ? Prom.Time : Prom.Add(Prom.Time, Prom.Number(cycle.ElapsedAtEpoch.Seconds));
        return Prom.Call("vector", Prom.Subtract(Prom.Time, Prom.Modulo(elapsed, Prom.Number(cycle.Every.Seconds))));
    }

    private static Expr DaysInMonth(Expr start, int later, ZoneOffset zone) => Prom.Call("days_in_month", Moved(start, later * SecondsOfDay + zone.Seconds));

    private static Expr Moved(Expr instant, int seconds) =>
        seconds == 0 ? instant : seconds > 0 ? Prom.Add(instant, Prom.Number(seconds)) : Prom.Subtract(instant, Prom.Number(-seconds));

    private static Expr Days(Expr days) => Prom.Multiply(Prom.Number(SecondsOfDay), days);
}
