using System.Diagnostics;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A program of Prometheus on this machine's path. A missing one fails the test that needs it.</summary>
internal static class Tool
{
    public static string Promtool => Find("promtool");

    public static string Prometheus => Find("prometheus");

    public static string Amtool => Find("amtool", "prometheus-alertmanager");

    /// <summary>By the name of Debian's package, or by its own.</summary>
    public static string Alertmanager => On("alertmanager") ?? Find("prometheus-alertmanager", "prometheus-alertmanager");

    public static string VictoriaMetrics => Find("victoria-metrics", "victoria-metrics");

    public static string Vmalert => Find("vmalert", "victoria-metrics");

    /// <summary>Runs a program to its end and returns its exit code and all it printed.</summary>
    public static (int ExitCode, string Output) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Both tools are written in Go. promtool spends a fifth of a test collecting garbage unless told not to hurry, and a tenth of it
        // on threads that have nothing to do: it evaluates one rule after the other, and other tests run beside it.
        start.Environment["GOGC"] = "1000";
        start.Environment["GOMAXPROCS"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private static string Find(string name, string package = "prometheus")
    {
        var found = On(name);
        Assert.True(
            found is not null,
            $"'{name}' is not on the PATH. These tests run the rules on Prometheus: install it (Debian: apt-get install {package}).");
        return found!;
    }

    private static string? On(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
