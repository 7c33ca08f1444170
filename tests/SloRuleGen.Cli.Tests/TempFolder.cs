using System.Text;

namespace SloRuleGen.Cli.Tests;

/// <summary>A folder for one test, gone when it ends.</summary>
public sealed class TempFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("slogen-test-").FullName;

    public string PathOf(string name) => Path.Combine(FullPath, name);

    public TempFolder Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public TempFolder Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), content);
        return this;
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>All files below the folder or one of its folders, hidden ones too, as paths within the temp folder in ordinal order.</summary>
    public IReadOnlyList<string> Files(string folder = "") =>
    [
        .. Directory.GetFiles(PathOf(folder), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => Path.GetRelativePath(FullPath, path))
            .Order(StringComparer.Ordinal),
    ];

    public int RuleCount(string name) => File.ReadLines(PathOf(name)).Count(line =>
        line.TrimStart() is var rule && (rule.StartsWith("- record: ", StringComparison.Ordinal) || rule.StartsWith("- alert: ", StringComparison.Ordinal)));

    /// <summary>A service's file with the number of its rules, as the program names it once it is written.</summary>
    public string RuleFile(string folder, string service) =>
        $"{folder}/{service}.rules.yaml ({RuleCount($"{folder}/{service}.rules.yaml")} rules)";

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
