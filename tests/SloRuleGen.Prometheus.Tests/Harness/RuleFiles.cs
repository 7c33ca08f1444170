namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Rule files as they would lie in Prometheus' folder.</summary>
internal sealed record RuleFiles(IReadOnlyList<OutputFile> Files)
{
    public static RuleFiles Of(string yaml) => new([new OutputFile("hand-written.rules.yaml", yaml)]);

    /// <summary>All names of groups, in the order of the files.</summary>
    public IEnumerable<string> GroupNames =>
        Files.SelectMany(file => file.Content.Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("- name:", StringComparison.Ordinal))
            .Select(line => line["- name:".Length..].Trim().Trim('"', '\''));

    public void WriteTo(string folder)
    {
        foreach (var file in Files) File.WriteAllText(Path.Combine(folder, file.Name), file.Content);
    }
}
