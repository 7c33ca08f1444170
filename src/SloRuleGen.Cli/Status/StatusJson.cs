using System.Text.Json.Serialization;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Status;

/// <summary>How SLOs stand, for programs. Shares are from 0 to 1, times in seconds; what is not known is null.</summary>
internal sealed class StatusJson(IReadOnlyList<BudgetStatus> statuses)
{
    /// <summary>Grows when a member changes its meaning or goes, not when one is added.</summary>
    public int Version { get; } = 1;

    public IEnumerable<Entry> Budgets => statuses.Select(status => new Entry(status));

    public static string Of(IReadOnlyList<BudgetStatus> statuses) => JsonText.Indented(new StatusJson(statuses), StatusJsonContext.Default.StatusJson);

    internal sealed class Entry(BudgetStatus status)
    {
        public string Service => status.Service;

        public string Name => status.Name;

        public IReadOnlyDictionary<string, string> Labels => Of(status.Labels);

        public IReadOnlyDictionary<string, string> Group => Of(status.Group);

        public string Objective => status.Objective;

        public string Period => status.Period;

        public string? Owner => status.Owner.Length == 0 ? null : status.Owner;

        public bool Loaded => status.IsLoaded;

        public double? GoodRatio => status.Good;

        public double? BudgetRemainingRatio => status.Remaining;

        public double? BurnRate => status.Burn;

        public double? LastsSeconds => status.Lasts?.TotalSeconds;

        public string? PolicyTier => status.Policy;

        public DateTimeOffset? At => status.At;

        public double? AgeSeconds => status.Age?.TotalSeconds;

        public IEnumerable<AlertEntry> FiringAlerts => status.Alerts.Select(alert => new AlertEntry(alert.Name, alert.Severity, alert.LongWindow.Length == 0 ? null : alert.LongWindow));

        private static Dictionary<string, string> Of(PrometheusApi.Answers.LabelSet labels) => labels.All.ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);
    }

    internal sealed record AlertEntry(string Name, string Severity, string? LongWindow);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StatusJson))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
