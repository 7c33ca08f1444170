using System.Globalization;

namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>What is measured.</summary>
/// <param name="Days">How many days of samples there are before the hour that is measured; the SLO's period too.</param>
/// <param name="Instances">How many instances the service has: each exposes five series, two of them of errors.</param>
/// <param name="Slos">How many SLOs are recorded, all of the same counters.</param>
/// <param name="Windows">The window policy: <c>sre</c> or <c>sre-four</c>.</param>
/// <param name="Counting">How counters are read: <c>extrapolated</c>, or <c>exact</c>, for which the server must be 3.16 or later.</param>
/// <param name="Repeat">How often each query is repeated at each instant.</param>
/// <param name="Folder">Where the database stays for other runs with the same options and rules, or null for one that goes.</param>
internal sealed record Options(int Days, int Instances, int Slos, string Windows, string Counting, int Repeat, string? Folder)
{
    public const string Usage = "usage: [--days 30] [--instances 20] [--slos 1] [--windows sre|sre-four] [--counting extrapolated|exact] [--repeat 5] [--folder <path>]";

    /// <summary>Null if the arguments are none that the program takes.</summary>
    public static Options? Read(IReadOnlyList<string> arguments)
    {
        var options = new Options(30, 20, 1, "sre", "extrapolated", 5, null);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0 ? parsed : (int?)null;
            var next = (arguments[i], number) switch
            {
                ("--days", >= 7 and <= 60 and var days) => options with { Days = days },
                ("--instances", { } instances) => options with { Instances = instances },
                ("--slos", { } slos) => options with { Slos = slos },
                ("--repeat", { } repeat) => options with { Repeat = repeat },
                ("--windows", _) when value is "sre" or "sre-four" => options with { Windows = value },
                ("--counting", _) when value is "extrapolated" or "exact" => options with { Counting = value },
                ("--folder", _) when value.Length > 0 => options with { Folder = Path.GetFullPath(value) },
                _ => null,
            };
            if (next is null) return null;
            options = next;
        }

        return options;
    }
}
