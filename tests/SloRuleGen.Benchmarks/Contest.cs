using System.Globalization;

namespace SloRuleGen.Benchmarks;

/// <summary>Two commands that are run in turn.</summary>
/// <param name="what">What both work on.</param>
internal sealed class Contest(string what, (string Name, string Program, string[] Arguments) first, (string Name, string Program, string[] Arguments) second)
{
    /// <summary>Prints a row for each, and how much of the second's the first takes.</summary>
    public void Print(int repeat)
    {
        var (ours, theirs) = (new List<Measured>(), new List<Measured>());
        for (var i = 0; i < repeat; i++)
        {
            ours.Add(Measured.Run(first.Program, first.Arguments));
            theirs.Add(Measured.Run(second.Program, second.Arguments));
        }

        Row(first.Name, Middle(ours), "s", "MiB");
        Row(second.Name, Middle(theirs), "s", "MiB");
        var (a, b) = (Middle(ours), Middle(theirs));
        Row("**the first by the second**", new Measured(a.Wall / b.Wall, a.Cpu / b.Cpu, a.Memory / b.Memory), "×", "×");
    }

    private void Row(string name, Measured of, string time, string memory) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {name} | {of.Wall:0.000} {time} | {of.Cpu:0.000} {time} | {of.Memory:0.##} {memory} |"));

    private static Measured Middle(List<Measured> runs) => new(Middle(runs.Select(run => run.Wall)), Middle(runs.Select(run => run.Cpu)), Middle(runs.Select(run => run.Memory)));

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
