using System.Runtime.InteropServices;

namespace SloRuleGen.Package.Tests;

/// <summary>
/// The tool as users get it: packed, and installed into an empty folder from that package alone.
/// Everything lies in a temporary folder, since other projects of the solution may still be building in theirs.
/// </summary>
public sealed class InstalledTool : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("slogen-package-").FullName;

    public InstalledTool()
    {
        Run("dotnet", "pack", "--nologo", "--artifacts-path", Scratch("artifacts"), "-o", Packages, "-nodeReuse:false", "-p:UseSharedCompilation=false");

        // One source: nothing from elsewhere can stand in for what the package lacks.
        File.WriteAllText(Scratch("nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="package" value="{Packages}" /></packageSources>
            </configuration>
            """);
        Run("dotnet", "tool", "install", "SloRuleGen", "--tool-path", Scratch("tool"), "--configfile", Scratch("nuget.config"));
    }

    public string Packages => Scratch("packages");

    public string Scratch(string name) => Path.Combine(_scratch, name);

    /// <summary>Runs the installed command at the root of the repository.</summary>
    public CommandResult Slogen(params string[] arguments) => Of(Path.Combine(Scratch("tool"), "slogen"), arguments);

    /// <summary>Runs another command there, which must succeed.</summary>
    public static CommandResult Run(string command, params string[] arguments) => Of(command, arguments).AssertExitCode(0);

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private static CommandResult Of(string command, string[] arguments) =>
        CommandResult.Of(command, arguments, Repository.Root, new Dictionary<string, string>
        {
            // The installed command looks for the runtime in its usual places; this one may be elsewhere.
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
        });
}
