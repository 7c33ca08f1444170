using System.Buffers.Text;
using System.Text;

namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>
/// The counters of a service: a wave of day and night, bursts of errors, restarts of its instances, and one gap in which nobody scraped.
/// The same for the same options.
/// </summary>
internal sealed class Traffic(Options options)
{
    public const string Metric = "http_requests_total";

    private const int Day = 86_400;

    private static readonly (string Code, double Share)[] s_good = [("200", 0.9), ("302", 0.07), ("404", 0.03)];

    private static readonly string[] s_bad = ["500", "503"];

    /// <summary>Seconds between scrapes, and how far they stand after the full half minute.</summary>
    public const int Scrape = 30;
    private const int Offset = 7;

    /// <summary>The first second, 2026-01-01 00:00 UTC, and the last.</summary>
    public long Start { get; } = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public long End => Start + options.Days * Day + 3600 + 600;

    /// <summary>Writes all samples as OpenMetrics. Returns how many.</summary>
    public long WriteTo(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var samples = 0L;
        for (var instance = 0; instance < options.Instances; instance++) samples += Write(instance, file);
        file.Write("# EOF\n"u8);
        return samples;
    }

    private long Write(int instance, FileStream file)
    {
        var codes = s_good.Select(good => good.Code).Concat(s_bad).ToArray();
        var names = codes.Select(code => Encoding.UTF8.GetBytes($"{Metric}{{job=\"checkout\",instance=\"{instance}\",code=\"{code}\"}} ")).ToArray();
        var counters = new double[codes.Length];
        var line = new byte[32];
        var written = 0L;
        for (var at = Start + Offset; at <= End; at += Scrape)
        {
            if (Restarts(instance, at)) Array.Clear(counters);
            var events = PerSecond(at, instance) * Scrape;
            var bad = events * ErrorRate(at) + Burst(at, instance);
            for (var i = 0; i < s_good.Length; i++) counters[i] += (events - bad) * s_good[i].Share;
            for (var i = s_good.Length; i < codes.Length; i++) counters[i] += bad / s_bad.Length;
            if (InGap(at)) continue;
            for (var i = 0; i < codes.Length; i++)
            {
                file.Write(names[i]);
                Utf8Formatter.TryFormat((long)counters[i], line, out var length);
                line[length++] = (byte)' ';
                Utf8Formatter.TryFormat(at, line.AsSpan(length), out var more);
                line[length + more] = (byte)'\n';
                file.Write(line.AsSpan(0, length + more + 1));
                written++;
            }
        }

        return written;
    }

    /// <summary>4 to 36 a second, least at 04:00; no two instances have quite as many.</summary>
    private static double PerSecond(long at, int instance) =>
        (1 + instance % 7 * 0.03) * (20 - 16 * Math.Cos((at % Day - 4 * 3600) * 2 * Math.PI / Day));

    /// <summary>0.02%, and 5% for eight minutes each 9 h 13 min, and 2% for forty minutes each 50 h.</summary>
    private double ErrorRate(long at)
    {
        var before = End - at;
        return before % (9 * 3600 + 780) is > 7200 and < 7200 + 480 ? 0.05
            : before % (50 * 3600) is > 5 * 3600 and < 5 * 3600 + 2400 ? 0.02
            : 0.0002;
    }

    /// <summary>A hundred requests that fail between two scrapes, each 5 h 7 min, at one instance after the other.</summary>
    private double Burst(long at, int instance)
    {
        var (number, since) = Math.DivRem(End - at, 5 * 3600 + 420);
        return since is >= 6000 and < 6000 + Scrape && number % options.Instances == instance ? 100 : 0;
    }

    /// <summary>Each instance once in six days, one after the other.</summary>
    private bool Restarts(int instance, long at) => (at - Start + (instance + 1) * 24_000L) % (6 * Day) is >= 0 and < Scrape;

    /// <summary>Twenty minutes without a scrape, a third of the time before the end.</summary>
    private bool InGap(long at) => End - at - options.Days * Day / 3 is > 0 and <= 1200;
}
