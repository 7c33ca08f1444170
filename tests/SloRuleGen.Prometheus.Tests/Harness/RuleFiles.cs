using System.Text.RegularExpressions;
using SloRuleGen.Output;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Rule files as they would lie in Prometheus' folder.</summary>
internal sealed partial record RuleFiles(IReadOnlyList<OutputFile> Files)
{
    public static RuleFiles Of(string yaml) => new([new OutputFile("hand-written.rules.yaml", yaml)]);

    /// <summary>All names of groups, in the order of the files.</summary>
    public IEnumerable<string> GroupNames =>
        Files.SelectMany(file => file.Content.Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("- name:", StringComparison.Ordinal))
            .Select(line => line["- name:".Length..].Trim().Trim('"', '\''));

    /// <summary>All groups at one interval, so that nobody waits two minutes for the slow ones.</summary>
    public RuleFiles EvaluatedEach(string interval) =>
        new([.. Files.Select(file => file with { Content = Interval().Replace(file.Content, "${1}" + interval) })]);

    /// <summary>Events are counted at each step of the clock, and with short ones nobody waits up to five minutes for the first: ratios stay the same.</summary>
    public RuleFiles CountedEach(string step) =>
        new([.. Files.Select(file => file with { Content = file.Content.Replace(":5m]", $":{step}]", StringComparison.Ordinal) })]);

    public void WriteTo(string folder)
    {
        foreach (var file in Files) File.WriteAllText(Path.Combine(folder, file.Name), file.Content);
    }

    [GeneratedRegex(@"^(\s*interval: ).+$", RegexOptions.Multiline)]
    private static partial Regex Interval();
}
