namespace SloRuleGen.Text;

/// <summary>What devices are called on Windows, in whatever folder and with whatever ending: it has no files of these names.</summary>
internal static class DeviceName
{
    private static readonly HashSet<string> s_all = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"com{n}", $"lpt{n}"])], StringComparer.OrdinalIgnoreCase);

    /// <summary>True for <c>con</c> and <c>con.rules.yaml</c>, in any case.</summary>
    public static bool Is(string fileName) => s_all.Contains(fileName.Split('.')[0]);
}
