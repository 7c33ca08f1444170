using System.Runtime.InteropServices;

namespace SloRuleGen.Cli.Console;

/// <summary>
/// How wide the terminal behind standard output is. The runtime's own answer is taken on Windows alone: elsewhere asking it sets up the
/// terminal for programs that read keys, by escapes on standard output.
/// </summary>
internal static partial class TerminalWidth
{
    private const int StandardOutput = 1;

    /// <summary>In columns; null where it is not known, as some terminals say 0.</summary>
    /// <param name="ofRuntime">What the runtime says.</param>
    public static int? Of(Func<int> ofRuntime)
    {
        var width = OperatingSystem.IsWindows() ? ofRuntime() : OfSystem();
        return width > 0 ? width : null;
    }

    private static int OfSystem()
    {
        try
        {
            return GetWindowSize(StandardOutput, out var size) == 0 ? size.Columns : 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return 0;
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetWindowSize")]
    private static partial int GetWindowSize(nint terminal, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        private readonly ushort _rows;
        public readonly ushort Columns;
        private readonly ushort _width;
        private readonly ushort _height;
    }
}
