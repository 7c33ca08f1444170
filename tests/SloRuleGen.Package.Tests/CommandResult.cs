using System.Diagnostics;

namespace SloRuleGen.Package.Tests;

/// <summary>What a command printed and returned.</summary>
public sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    public static CommandResult Of(string command, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(string.Join(' ', [command, .. arguments]), process.ExitCode, output, error.Result);
    }

    public CommandResult AssertExitCode(int expected)
    {
        Assert.True(ExitCode == expected, $"{Command}\nreturned {ExitCode}, not {expected}:\n{Output}{Error}");
        return this;
    }
}
