using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Samples;

/// <summary>Reads a file of samples, by its name: <c>.csv</c> is comma-separated values, all else OpenMetrics text.</summary>
internal static class SampleFile
{
    /// <param name="name">As the user gave it.</param>
    /// <param name="passesOver">Whether samples of other SLOs are passed over.</param>
    /// <exception cref="SampleException">It cannot be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<MeasuredSlo> Read(string path, string name, IReadOnlyList<SloPlan> plans, SampleTime time, bool passesOver) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? new CsvFile(path, name, plans, time, passesOver).Read()
            : new OpenMetricsFile(path, name, plans, time).Read();
}
