using System.Runtime.InteropServices;

namespace SloRuleGen.Cli.Console;

/// <summary>
/// How large the terminal behind standard output is. The runtime's own answer is taken on Windows alone: elsewhere asking it sets up the
/// terminal for programs that read keys, by escapes on standard output.
/// </summary>
/// <param name="Columns">Over 0; null where it is not known, as some terminals say 0.</param>
/// <param name="Rows">Likewise.</param>
internal readonly partial record struct TerminalSize(int? Columns, int? Rows)
{
    private const int StandardOutput = 1;

    /// <param name="ofRuntime">What the runtime says.</param>
    public static TerminalSize Now(Func<(int Columns, int Rows)> ofRuntime)
    {
        var (columns, rows) = OperatingSystem.IsWindows() ? ofRuntime() : OfSystem();
        return new(columns > 0 ? columns : null, rows > 0 ? rows : null);
    }

    private static (int Columns, int Rows) OfSystem()
    {
        try
        {
            return GetWindowSize(StandardOutput, out var size) == 0 ? (size.Columns, size.Rows) : (0, 0);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return (0, 0);
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetWindowSize")]
    private static partial int GetWindowSize(nint terminal, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        private readonly ushort _width;
        private readonly ushort _height;
    }
}
