namespace SloRuleGen.Cli.Files;

/// <summary>Turns what the file system throws into the few words that users know.</summary>
internal static class IoFailure
{
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Whether nobody reads a pipe any more that is written to.</summary>
    public static bool IsBrokenPipe(IOException exception) => !OperatingSystem.IsWindows() && exception.HResult == BrokenPipe;

    // EPIPE, on Linux and macOS.
    private const int BrokenPipe = 32;

    /// <summary>Why nothing is found at a path. A name that is not UTF-8 reaches the program changed, and leads nowhere.</summary>
    public static string NotFound(string path) =>
        IsMisread(path) ? "no such file or folder: its name is not UTF-8; rename it" : "no such file or folder";

    /// <summary>Whether a name has the character that stands for bytes which are not UTF-8.</summary>
    public static bool IsMisread(string path) => path.Contains('\ufffd');

    public static string ReasonOf(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        PathTooLongException => "the path is too long",
        UnauthorizedAccessException { InnerException: IOException inner } => WithoutPath(inner.Message),
        UnauthorizedAccessException => "permission denied",
        _ => WithoutPath(exception.Message),
    };

    // The runtime adds the full path; users get the one that they gave.
    private static string WithoutPath(string message)
    {
        var end = message.IndexOf(" : '", StringComparison.Ordinal);
        var reason = (end < 0 ? message : message[..end]).TrimEnd('.');
        return reason.Length > 1 && char.IsLower(reason[1]) ? char.ToLowerInvariant(reason[0]) + reason[1..] : reason;
    }
}
