using System.Diagnostics;
using System.Globalization;
using System.Text;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Files;

/// <summary>
/// What a run writes beside a file and moves in its place, <c>.NAME.PROCESS-RANDOM.tmp</c>. On the same disk, and neither a glob for
/// rule files nor a careless <c>ls</c> shall see it. A run that is killed leaves it behind.
/// </summary>
internal static class TemporaryFile
{
    private const string Extension = ".tmp";

    private static readonly byte[][] s_signatures = [Encoding.ASCII.GetBytes(GeneratedHeader.OfRules), Encoding.ASCII.GetBytes(GeneratedHeader.OfAlertmanager), Encoding.ASCII.GetBytes(GeneratedHeader.OfSpecs)];

    public static string BesideOf(string target) =>
        Path.Join(Path.GetDirectoryName(target), $".{Path.GetFileName(target)}.{Environment.ProcessId}-{Path.GetRandomFileName()}{Extension}");

    /// <summary>The files in a folder that runs have left which live no more: by their name and what they begin with, none but this program wrote them.</summary>
    public static IReadOnlyList<string> LeftIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, ".*" + Extension).Where(IsLeft)] : [];

    private static bool IsLeft(string path) =>
        WriterOf(Path.GetFileName(path)) is { } writer && IsOver(writer) && RegularFile.Start(path, s_signatures.Max(s => s.Length)) is { } start && s_signatures.Any(s => Agree(s, start));

    /// <summary>True of what was cut off before its first line was whole, too.</summary>
    private static bool Agree(byte[] signature, byte[] start)
    {
        var length = Math.Min(signature.Length, start.Length);
        return signature.AsSpan(0, length).SequenceEqual(start.AsSpan(0, length));
    }

    /// <summary>The process that gave a file such a name, or null if it is no name of a temporary file.</summary>
    private static int? WriterOf(string name) =>
        name.Split('.') is ["", _, .., var writer, { Length: 3 }, "tmp"]
        && writer.Split('-') is [var process, { Length: 8 }]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private static bool IsOver(int process)
    {
        // Another run had this number: this one has written nothing yet.
        if (process == Environment.ProcessId) return true;
        try
        {
            using var writer = Process.GetProcessById(process);
            return writer.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ends just now, or belongs to somebody else: the next run will know.
            return false;
        }
    }
}
