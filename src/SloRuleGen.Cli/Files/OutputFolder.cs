using System.Text;
using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Files;

/// <summary>The folder that rules are written to.</summary>
/// <param name="Name">As users gave it.</param>
internal sealed record OutputFolder(string Name, string FullPath)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static OutputFolder At(string name, CliEnvironment environment) => new(name, environment.FullPath(name));

    /// <summary>Whether a file of such a name holds rules, for whatever target.</summary>
    public static bool IsRuleFile(string name) =>
        RuleTarget.FileSuffixes.Append(RuleTestEmitter.Suffix).Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>What users call a file in this folder.</summary>
    public string NameOf(string file) => Path.Join(Name, file);

    public string PathOf(string file) => Path.Join(FullPath, file);

    /// <summary>Compares the folder with what should be in it: each file in order, then those of earlier runs that are no longer made.</summary>
    /// <param name="problem">Why the folder cannot hold the files, or null. A folder that does not exist yet can.</param>
    public IReadOnlyList<FileChange> Compare(IReadOnlyList<OutputFile> files, out Diagnostic? problem)
    {
        problem = null;
        if (File.Exists(FullPath)) problem = Unwritable(Name, "it is a file, not a folder");
        else if (IsBelowFile()) problem = Unwritable(Name, "a part of the path is a file, not a folder");
        else if (files.FirstOrDefault(file => Directory.Exists(PathOf(file.Name))) is { } blocked)
            problem = Unwritable(NameOf(blocked.Name), "it is a folder, not a file");
        if (problem is not null) return [];

        var subject = Name;
        try
        {
            var changes = new List<FileChange>();
            foreach (var file in files)
            {
                subject = NameOf(file.Name);
                // A link that leads nowhere exists, but there is nothing to read.
                var path = RealPath.Of(PathOf(file.Name));
                var old = File.Exists(path) ? File.ReadAllBytes(path) : null;
                changes.Add(new FileChange(file.Name, old, s_utf8.GetBytes(file.Content)));
            }

            subject = Name;
            changes.AddRange(StaleFiles(files).Select(name => new FileChange(name, File.ReadAllBytes(PathOf(name)), null)));
            return changes;
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            problem = Unwritable(subject, IoFailure.ReasonOf(e));
            return [];
        }
    }

    public static Diagnostic Unwritable(string subject, string reason) =>
        new(InputDiagnostics.Unwritable, null, $"cannot write the rules: {reason}; nothing was changed", subject);

    private bool IsBelowFile()
    {
        var path = Path.GetDirectoryName(FullPath);
        while (path is not null && !Directory.Exists(path) && !File.Exists(path)) path = Path.GetDirectoryName(path);
        return File.Exists(path);
    }

    private IEnumerable<string> StaleFiles(IReadOnlyList<OutputFile> files)
    {
        if (!Directory.Exists(FullPath)) return [];
        var made = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return Directory.GetFiles(FullPath)
            .Select(path => Path.GetFileName(path))
            .Where(name => !made.Contains(name) && SignatureOf(name) is { } signature && Starts(PathOf(name), signature))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>How a file of such a name begins that this program wrote, or null if it writes none of such a name.</summary>
    private static string? SignatureOf(string name) =>
        IsRuleFile(name) ? GeneratedHeader.OfRules
        : AlertmanagerFile.CanBeCalled(name) ? GeneratedHeader.OfAlertmanager
        : null;

    private static bool Starts(string path, string signature)
    {
        var start = new byte[signature.Length];
        try
        {
            using var stream = File.OpenRead(path);
            stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            // This program could not have written it either.
            return false;
        }

        return start.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(signature));
    }
}
