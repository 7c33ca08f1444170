using System.Runtime.InteropServices;

namespace SloRuleGen.Package.Tests;

/// <summary>
/// The tool as users get it, and as pre-commit installs it: packed at the root of a shallow clone without tags, by the words of
/// README, and installed into an empty folder from the packages found alone. The clone is of the files as they are, committed or not,
/// and lies in a temporary folder, since other projects of the solution may still be building in theirs.
/// </summary>
public sealed class InstalledTool : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("slogen-package-").FullName;

    public InstalledTool()
    {
        Clone();
        RunIn(Scratch("clone"), "bash", "-c", Repository.InstallLines[0]);

        // No source but the one below: nothing from elsewhere can stand in for what the package lacks.
        File.WriteAllText(Scratch("nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
        foreach (var package in Directory.GetFiles(Packages))
        {
            var id = Path.GetFileName(package).Split('.')[0];
            RunIn(Scratch("clone"), "dotnet", "tool", "install", "--configfile", Scratch("nuget.config"), "--tool-path", Tools, "--add-source", Packages, id);
        }
    }

    /// <summary>The folder that README names.</summary>
    public string Packages => Path.Combine(Scratch("clone"), "packages");

    private static string DotnetRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private string Tools => Scratch("tool");

    public string Scratch(string name) => Path.Combine(_scratch, name);

    /// <summary>Runs the installed command at the root of the repository.</summary>
    public CommandResult Slogen(params string[] arguments) => Of(Repository.Root, Path.Combine(Tools, "slogen"), arguments);

    /// <summary>Runs the entry of a hook as pre-commit does: by the name that it has in the folder of tools, with files added.</summary>
    public CommandResult Hook(string entry, string folder, params string[] files)
    {
        var words = entry.Split(' ');
        return Of(folder, Path.Combine(Tools, words[0]), [.. words[1..], .. files]);
    }

    /// <summary>Runs a script of bash that finds the installed command on its path, as a runner of a pipeline does.</summary>
    public CommandResult Bash(string script, string folder, IReadOnlyDictionary<string, string> variables)
    {
        var environment = new Dictionary<string, string>(variables) { ["DOTNET_ROOT"] = DotnetRoot, ["PATH"] = $"{Tools}:{Environment.GetEnvironmentVariable("PATH")}" };
        return CommandResult.Of("bash", [script], folder, environment);
    }

    /// <summary>Installs the packed tool once more, by the words of README, for a user who has no other tools.</summary>
    /// <returns>The folder of that user's tools.</returns>
    public string InstallForUser()
    {
        var variables = Variables();
        variables["DOTNET_CLI_HOME"] = Scratch("home");
        variables["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        CommandResult.Of("bash", ["-c", Repository.InstallLines[1]], Scratch("clone"), variables).AssertExitCode(0);
        return Path.Combine(Scratch("home"), ".dotnet", "tools");
    }

    /// <summary>Runs another command there, which must succeed.</summary>
    public static CommandResult Run(string command, params string[] arguments) => RunIn(Repository.Root, command, arguments);

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private void Clone()
    {
        string[] origin = ["--git-dir", Scratch("origin"), "--work-tree", Repository.Root];
        Run("git", ["init", "--quiet", "--bare", Scratch("origin")]);
        Run("git", [.. origin, "-c", "core.compression=0", "add", "--all"]);
        Run("git", [.. origin, "-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "As it is"]);
        Run("git", ["clone", "--quiet", "--depth", "1", "--no-tags", "file://" + Scratch("origin"), Scratch("clone")]);
    }

    /// <summary>Runs another command in a folder, which must succeed.</summary>
    public static CommandResult RunIn(string folder, string command, params string[] arguments) => Of(folder, command, arguments).AssertExitCode(0);

    private static CommandResult Of(string folder, string command, string[] arguments) => CommandResult.Of(command, arguments, folder, Variables());

    public static Dictionary<string, string> Variables() => new()
    {
        // The installed command looks for the runtime in its usual places; this one may be elsewhere.
        ["DOTNET_ROOT"] = DotnetRoot,
        // No process of the build stays behind, but for a compiler that whoever runs all tests started for them.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = Environment.GetEnvironmentVariable("SharedCompilationId") is null ? "false" : "true",
        // What is packed is what matters here; analyzers look at it whenever the solution is built.
        ["RunAnalyzers"] = "false",
    };
}
