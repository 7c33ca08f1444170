using System.Collections.Concurrent;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// Runs of promtool that several tests share. A process that begins anew for each test spends a tenth of the whole on its start and on
/// memory that the one before it had already. As many run side by side as there are cores.
/// </summary>
internal static class SharedRuns
{
    /// <summary>More at once leave cores with nothing to do at the end, and gain little.</summary>
    private const int Most = 8;

    private static readonly BlockingCollection<Asked> s_waiting = [];

    static SharedRuns()
    {
        for (var core = 0; core < Environment.ProcessorCount; core++) new Thread(Work) { IsBackground = true, Name = "promtool" }.Start();
    }

    /// <summary>Null if all test files pass; else what promtool said of them and of those that ran with them.</summary>
    /// <param name="folder">Where the files lie.</param>
    /// <param name="tests">Their names.</param>
    public static string? Failure(string folder, IEnumerable<string> tests)
    {
        var asked = new Asked([.. tests.Select(test => Path.Combine(folder, test))]);
        s_waiting.Add(asked);
        return asked.Failure.Task.GetAwaiter().GetResult();
    }

    private static void Work()
    {
        foreach (var first in s_waiting.GetConsumingEnumerable())
        {
            List<Asked> shared = [first];
            while (shared.Count < Most && s_waiting.TryTake(out var next)) shared.Add(next);
            try
            {
                var (_, output) = Tool.Run(Tool.Promtool, Path.GetTempPath(), ["test", "rules", .. shared.SelectMany(asked => asked.Tests)]);
                foreach (var asked in shared)
                {
                    var passed = asked.Tests.All(test => output.Contains($"{test}\n  SUCCESS\n", StringComparison.Ordinal));
                    asked.Failure.SetResult(passed ? null : output);
                }
            }
            catch (Exception e)
            {
                foreach (var asked in shared) asked.Failure.SetException(e);
            }
        }
    }

    private sealed record Asked(IReadOnlyList<string> Tests)
    {
        public TaskCompletionSource<string?> Failure { get; } = new();
    }
}
