using Microsoft.Win32.SafeHandles;

namespace SloRuleGen.Cli.Console;

/// <summary>
/// The streams of a process where a terminal is behind them. The runtime's own would set it up for programs that read keys, by
/// escapes before the first text. And of a pipe they do not tell that nobody reads it any more.
/// </summary>
internal static class TerminalStream
{
    public static Stream OpenInput(bool isTerminal, Func<Stream> ofRuntime) => Open(0, FileAccess.Read, isTerminal, ofRuntime);

    public static Stream OpenOutput(bool isTerminal, Func<Stream> ofRuntime) => (isTerminal ? null : Pipe(1)) ?? Open(1, FileAccess.Write, isTerminal, ofRuntime);

    public static Stream OpenError(bool isTerminal, Func<Stream> ofRuntime) => Open(2, FileAccess.Write, isTerminal, ofRuntime);

    /// <summary>Null for what is no pipe, and for what is closed.</summary>
    private static FileStream? Pipe(int descriptor)
    {
        if (OperatingSystem.IsWindows()) return null;
        try
        {
            var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? null : stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <param name="ofRuntime">What is opened for files, whose place is shared with other processes.</param>
    private static Stream Open(int descriptor, FileAccess access, bool isTerminal, Func<Stream> ofRuntime) => isTerminal && !OperatingSystem.IsWindows()
        ? new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0)
        : ofRuntime();
}
