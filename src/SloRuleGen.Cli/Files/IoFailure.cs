namespace SloRuleGen.Cli.Files;

/// <summary>Turns what the file system throws into the few words that users know.</summary>
internal static class IoFailure
{
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

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
