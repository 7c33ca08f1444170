using System.Diagnostics;

namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>A folder of Prometheus' blocks.</summary>
/// <param name="kept">Where it stays, or null for one that goes when the program ends.</param>
internal sealed class Database(string? kept) : IDisposable
{
    public string Folder { get; } = kept is null
        ? Directory.CreateTempSubdirectory("slogen-benchmark-").FullName
        : Directory.CreateDirectory(kept).FullName;

    /// <summary>Whether an earlier run left it ready.</summary>
    public bool IsFilled => Directory.Exists(Path.Combine(Folder, "data"));

    /// <summary>Adds what a file of OpenMetrics text holds.</summary>
    public void Add(Action<string> write)
    {
        var text = Path.Combine(Folder, "samples.txt");
        write(text);
        using var process = Process.Start(new ProcessStartInfo(
            "promtool", ["tsdb", "create-blocks-from", "openmetrics", "--max-block-duration=186h", "--quiet", text, "data"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException("promtool could not write the samples.");
        File.Delete(text);
    }

    public void Dispose()
    {
        if (kept is null) Directory.Delete(Folder, recursive: true);
    }
}
