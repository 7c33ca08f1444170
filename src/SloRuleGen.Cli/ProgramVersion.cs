using System.Reflection;

namespace SloRuleGen.Cli;

internal static class ProgramVersion
{
    /// <summary>Without the commit that it was built from.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
