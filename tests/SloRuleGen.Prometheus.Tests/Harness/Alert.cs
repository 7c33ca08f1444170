namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Alerts, chosen by the labels that the generated rules promise.</summary>
internal sealed record Alert(string Matchers)
{
    public static Alert Any { get; } = new("");

    /// <summary>The burn alerts of all tiers.</summary>
    public static Alert Burn { get; } = new(",long_window!=\"\"");

    public static Alert NoData { get; } = new(",alertname=~\".+NoData\"");

    public static Alert Page { get; } = new(",severity=\"page\"");

    public static Alert Ticket { get; } = new(",severity=\"ticket\"");

    /// <summary>The burn alert of the tier with this long window.</summary>
    public static Alert Tier(string longWindow) => Any.With("long_window", longWindow);

    public Alert With(string label, string value) => new($"{Matchers},{label}=\"{value}\"");

    /// <summary>The series that says since when these fire.</summary>
    public string Firing => $"ALERTS{{alertstate=\"firing\"{Matchers}}}";
}
