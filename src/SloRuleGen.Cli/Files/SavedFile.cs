using System.Text;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Files;

/// <summary>Writes a file that a user named: whole, or not at all, and in place of no other's.</summary>
internal static class SavedFile
{
    /// <summary>Finds before anything was done for it that a file cannot be written.</summary>
    /// <param name="signature">How such files begin: what begins otherwise was written by somebody else.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Check(string path, string signature)
    {
        var target = RealPath.Of(path);
        if (Directory.Exists(target)) throw new IOException("it is a folder");
        if (RegularFile.ProblemWith(target) is { } problem) throw new IOException(problem);
        if (!Directory.Exists(Path.GetDirectoryName(target))) throw new IOException("there is no such folder");
        if (!new FileInfo(target).Exists) return;
        if (new FileInfo(target).Length > 0 && RegularFile.Start(target, signature.Length)?.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(signature)) != true)
            throw new IOException("a file is there that this program did not save: name another one");
        if (new FileInfo(target).IsReadOnly) throw new IOException("the file is read-only");
    }

    /// <inheritdoc cref="Check" path="/param"/>
    /// <exception cref="IOException">It cannot be written; what was there stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The permission is missing.</exception>
    public static void Write(string path, string signature, Action<TextWriter> write)
    {
        Check(path, signature);
        var target = RealPath.Of(path);
        using var signals = new TerminationSignals();
        var temporary = TemporaryFile.BesideOf(target);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                write(writer);
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }

            if (signals.Came) throw new IOException("interrupted");
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
