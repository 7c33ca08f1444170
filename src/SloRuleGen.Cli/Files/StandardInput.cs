namespace SloRuleGen.Cli.Files;

/// <summary>Standard input of the process, which a caller may have closed (<c>&lt;&amp;-</c>).</summary>
internal static class StandardInput
{
    /// <summary>A process closes such descriptors before it becomes another program: O_CLOEXEC, as Linux has it on all that .NET runs on.</summary>
    private const int CloseOnExec = 0x80000;

    private const string Description = "/proc/self/fdinfo/0";

    /// <summary>Null if there is none.</summary>
    /// <param name="open">How the runtime opens what it takes for it.</param>
    public static Stream? Open(Func<Stream> open)
    {
        try
        {
            return IsOfRuntime() ? null : open();
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            return null;
        }
    }

    /// <summary>
    /// True where the runtime has taken the number for a pipe of its own, which nobody ever writes to: to read would be to wait for ever.
    /// What was inherited has lost every descriptor marked as the runtime marks its own. Known on Linux alone.
    /// </summary>
    private static bool IsOfRuntime()
    {
        try
        {
            return OperatingSystem.IsLinux() && File.ReadLines(Description).Any(IsOwn);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            // Without /proc nothing is known; without the file the number was never taken, and opening it says so.
            return false;
        }
    }

    /// <summary>Whether a line holds the flags, an octal number, and that one among them.</summary>
    private static bool IsOwn(string line) =>
        line.StartsWith("flags:", StringComparison.Ordinal) && (Convert.ToInt64(line["flags:".Length..].Trim(), 8) & CloseOnExec) != 0;
}
