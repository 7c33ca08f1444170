using System.Globalization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Explain;

/// <summary>What is said of corrections.</summary>
internal static class CorrectionWording
{
    public static string Of(Correction correction) => correction.From is { } from
        ? $"{Instant(from)} to {Instant(correction.To)} ({Length(correction.To - from)}) is left out of the budget: {correction.Reason}"
        : $"the budget starts anew at {Instant(correction.To)}: {correction.Reason}";

    public static (string Name, string Text) Fact(Correction correction) => (correction.IsReset ? "Reset" : "Corrected", Of(correction));

    public static JsonObject Json(Correction correction) => new()
    {
        ["from"] = correction.From is { } from ? Instant(from) : null,
        ["to"] = correction.IsReset ? null : Instant(correction.To),
        ["reset"] = correction.IsReset ? Instant(correction.To) : null,
        ["reason"] = correction.Reason,
    };

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan time) => Units.PromDuration.FromMilliseconds((long)time.TotalMilliseconds).ToString();
}
