using System.Runtime.InteropServices;
using System.Text;

namespace SloRuleGen.Cli.Files;

/// <summary>
/// The one way to open what a path leads to: files alone, for a pipe waits for a writer and a device never ends, and no more
/// of them than a caller wants to hold.
/// </summary>
internal static partial class RegularFile
{
    private const int TypeMask = 0xF000;
    private const int Pipe = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int BlockDevice = 0x6000;
    private const int Socket = 0xC000;

    /// <summary>Where the runtime's own record of a file has the mode, and more bytes than it has in all.</summary>
    private const int ModeAt = 4;
    private const int StatusLength = 512;

    /// <summary>Why nobody should open what is there, such as <c>it is a named pipe, not a file</c>. Null for a file, a folder and where nothing is.</summary>
    public static string? ProblemWith(string path) => (ModeOf(path) & TypeMask) switch
    {
        Pipe => "it is a named pipe, not a file",
        CharacterDevice or BlockDevice => "it is a device, not a file",
        Socket => "it is a socket, not a file",
        _ => null,
    };

    /// <exception cref="IOException">It is no file, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The permission is missing.</exception>
    public static FileStream Open(string path) => (Directory.Exists(path) ? "it is a folder" : ProblemWith(path)) is { } problem
        ? throw new IOException(problem)
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The whole file.</summary>
    /// <param name="limit">The most bytes that it may have, in MiB.</param>
    /// <exception cref="IOException">It is no file, cannot be read, or is larger.</exception>
    /// <exception cref="UnauthorizedAccessException">The permission is missing.</exception>
    public static byte[] Read(string path, int limit)
    {
        using var stream = Open(path);
        return ReadAtMost(stream, limit) ?? throw new IOException($"it is larger than {limit} MiB");
    }

    /// <summary>All that a stream gives, or null if that is more than so many MiB.</summary>
    public static byte[]? ReadAtMost(Stream stream, int limit)
    {
        var most = limit * 1024L * 1024;
        if (stream.CanSeek && stream.Length > most) return null;
        using var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[64 * 1024];
        while (stream.Read(buffer) is > 0 and var count)
        {
            if (content.Length + count > most) return null;
            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }

    /// <summary>The first bytes of a file, fewer if it is shorter; null if it cannot be read.</summary>
    public static byte[]? Start(string path, int count)
    {
        try
        {
            using var stream = Open(path);
            var start = new byte[count];
            return start[..stream.ReadAtLeast(start, count, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            return null;
        }
    }

    /// <summary>The mode with the type of what a path leads to; 0 where that is not known. No part of .NET tells it but this one, which is not public.</summary>
    private static int ModeOf(string path)
    {
        if (OperatingSystem.IsWindows()) return 0;
        try
        {
            var status = new byte[StatusLength];
            return Stat(Encoding.UTF8.GetBytes(path + '\0'), status) == 0 ? BitConverter.ToInt32(status, ModeAt) : 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return 0;
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    private static partial int Stat(byte[] path, byte[] status);
}
