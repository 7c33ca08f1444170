namespace SloRuleGen.Cli;

/// <summary>Tells whether the process was started with a standard input at all.</summary>
internal static class StandardInput
{
    /// <summary>A process closes such descriptors before it becomes another program: O_CLOEXEC, as Linux has it on all that .NET runs on.</summary>
    private const int CloseOnExec = 0x80000;

    private const string Description = "/proc/self/fdinfo/0";

    /// <summary>
    /// True where a caller closed it (<c>&lt;&amp;-</c>). By now the runtime has taken its number for a pipe of its own, which nobody
    /// ever writes to: to read would be to wait for ever. What was inherited has lost every descriptor marked as the runtime marks its own.
    /// Known on Linux alone.
    /// </summary>
    public static bool IsClosed()
    {
        try
        {
            return OperatingSystem.IsLinux() && File.ReadLines(Description).Any(IsOwn);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            // Without /proc nothing is known; without the file the number was never taken, and reading says so.
            return false;
        }
    }

    /// <summary>Whether a line holds the flags, an octal number, and that one among them.</summary>
    private static bool IsOwn(string line) =>
        line.StartsWith("flags:", StringComparison.Ordinal) && (Convert.ToInt64(line["flags:".Length..].Trim(), 8) & CloseOnExec) != 0;
}
