using System.Diagnostics;

namespace SloRuleGen.Cli.Tests.Npm;

/// <summary>Validators from npm, installed beside the tests. Without npm the tests that need them fail.</summary>
internal static class NpmTools
{
    private static readonly Lazy<string> s_folder = new(Install);

    /// <summary>Runs the validator of Microsoft's SARIF SDK, with the rules of GitHub too. For each file the lines that name something wrong.</summary>
    /// <remarks>Its exit code is 0 whatever it finds, and what it cannot read at all it takes for an empty log.</remarks>
    public static IReadOnlyList<IReadOnlyList<string>> ValidateSarif(params IReadOnlyList<string> files)
    {
        var tool = Path.Combine(s_folder.Value, "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
        // npm may be set up to leave out the script of the package that does so.
        File.SetUnixFileMode(tool, File.GetUnixFileMode(tool) | UnixFileMode.UserExecute);
        var run = Run(tool, ["validate", .. files, "--level", "Error;Warning", "--rule-kind", "Sarif;Ghas"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Split('\n');
        return [.. files.Select(IReadOnlyList<string> (file) =>
            [.. lines.Where(line => line.StartsWith(file, StringComparison.Ordinal)).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])])];
    }

    /// <summary>Runs a script with Node, which finds the installed packages.</summary>
    public static Outcome Node(string script, params string[] arguments) => Run("node", ["-e", script, .. arguments]);

    private static string Install()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Npm");
        // What npm has installed once it need not look for again.
        var (wanted, installed) = (File.ReadAllText(Path.Combine(folder, "package.json")), Path.Combine(folder, "node_modules", ".installed.json"));
        if (File.Exists(installed) && File.ReadAllText(installed) == wanted) return folder;
        var run = Run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock"], folder);
        Assert.True(run.ExitCode == 0, $"npm install:\n{run.Output}{run.Error}");
        File.WriteAllText(installed, wanted);
        return folder;
    }

    private static Outcome Run(string command, string[] arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder ?? s_folder.Value,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The validator is a .NET program too, and would need ICU, which a bare machine lacks.
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }
}
