using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SloRuleGen.Benchmarks;

/// <summary>What a run of a command took.</summary>
/// <param name="Wall">Seconds.</param>
/// <param name="Cpu">Seconds on all cores, in the program and in the kernel.</param>
/// <param name="Memory">The most that it held, in MiB.</param>
internal sealed partial record Measured(double Wall, double Cpu, double Memory)
{
    private const int Children = -1;

    public static Measured Run(string program, string[] arguments)
    {
        var (cpu, start) = (CpuOfChildren(), Stopwatch.GetTimestamp());
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var memory = 0.0;
        while (!process.WaitForExit(2)) memory = Math.Max(memory, PeakOf(process.Id));
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} returned {process.ExitCode}");
        return new Measured(Stopwatch.GetElapsedTime(start).TotalSeconds, CpuOfChildren() - cpu, memory);
    }

    private static double PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static double CpuOfChildren()
    {
        var usage = new long[32];
        if (GetUsage(Children, usage) != 0) throw new InvalidOperationException("getrusage failed");
        return usage[0] + usage[2] + (usage[1] + usage[3]) / 1e6;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
