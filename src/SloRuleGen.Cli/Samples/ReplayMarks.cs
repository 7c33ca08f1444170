using System.Globalization;
using SloRuleGen.Cli.Console;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Samples;

/// <summary>What a file of samples says of how it was made, in a series of its own for each SLO, so that it is replayed as it was.</summary>
internal sealed record ReplayMarks(DateTimeOffset From, DateTimeOffset To, PromDuration Step, DateTimeOffset? RecordedSince)
{
    /// <summary>The family of these series, of the type <c>info</c>.</summary>
    public const string Family = "slogen_replay";

    public const string Series = Family + "_info";

    /// <summary>The first line of a file that has them.</summary>
    public const string FirstLine = $"# TYPE {Family} info";

    public LabelSet Labels(LabelSet ids) => new([
        .. ids.All,
        new("from", Text(From)),
        new("to", Text(To)),
        new("step", Step.ToString()),
        .. RecordedSince is { } since ? [new("recorded_since", Text(since))] : Array.Empty<KeyValuePair<string, string>>(),
    ]);

    /// <returns>Null where they are not whole.</returns>
    public static ReplayMarks? Of(LabelSet labels) =>
        InstantText.Read(labels["from"]) is { } from && InstantText.Read(labels["to"]) is { } to
        && PromDuration.TryParse(labels["step"], out var step) && step > PromDuration.Zero && from < to
            ? new(from, to, step, InstantText.Read(labels["recorded_since"]))
            : null;

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
