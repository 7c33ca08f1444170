using System.Globalization;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Lets tests write <c>90.Minutes</c>, and prints times as Prometheus reads them.</summary>
internal static class TimeLiterals
{
    extension(int count)
    {
        public TimeSpan Seconds => TimeSpan.FromSeconds(count);

        public TimeSpan Minutes => TimeSpan.FromMinutes(count);

        public TimeSpan Hours => TimeSpan.FromHours(count);

        public TimeSpan Days => TimeSpan.FromDays(count);
    }

    extension(TimeSpan time)
    {
        /// <summary>In whole seconds or milliseconds, as a duration of PromQL: <c>5400s</c>, <c>299999ms</c>.</summary>
        /// <exception cref="ArgumentException">The time is no whole number of milliseconds.</exception>
        public string Promql =>
            time.Ticks % TimeSpan.TicksPerMillisecond != 0 ? throw new ArgumentException($"{time} is no whole number of milliseconds.")
            : time.Ticks % TimeSpan.TicksPerSecond != 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / TimeSpan.TicksPerMillisecond}ms")
            : time.WholeSeconds.ToString(CultureInfo.InvariantCulture) + "s";

        /// <exception cref="ArgumentException">The time is no whole number of seconds.</exception>
        public long WholeSeconds =>
            time.Ticks % TimeSpan.TicksPerSecond == 0
                ? time.Ticks / TimeSpan.TicksPerSecond
                : throw new ArgumentException($"{time} is no whole number of seconds.");

        /// <summary>The last multiple of <paramref name="step"/> at or before this time.</summary>
        public TimeSpan FloorTo(TimeSpan step) => new(time.Ticks / step.Ticks * step.Ticks);

        /// <summary>The first multiple of <paramref name="step"/> at or after this time.</summary>
        public TimeSpan CeilingTo(TimeSpan step) => (time + step - TimeSpan.FromTicks(1)).FloorTo(step);
    }
}
