using System.Text;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Tests;

/// <summary>What a run printed and returned. Tests compare all three at once.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>Raw string literals end without a line break, so one is added to what is not empty.</summary>
    public void ShouldBe(int exitCode, string output = "", string error = "") =>
        Assert.Equal(Describe(exitCode, WithBreak(output), WithBreak(error)), Describe(ExitCode, Output, Error));

    private static string WithBreak(string text) => text.Length == 0 ? "" : text + "\n";

    private static string Describe(int exitCode, string output, string error) =>
        $"exit code {exitCode}\n--- standard output\n{output}--- standard error\n{error}";
}

/// <summary>Runs the program in this process, with streams and a current folder of its own.</summary>
internal static class Slogen
{
    public static Outcome Run(TempFolder folder, params string[] args) => Run(folder, new Setup(), args);

    public static Outcome Run(TempFolder folder, Setup setup, params string[] args) => RunIn(folder.FullPath, setup, args);

    /// <param name="folder">The full path of the current folder.</param>
    public static Outcome RunIn(string folder, Setup setup, params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var terminal = new Terminal(() => setup.Input, output, error)
        {
            InputIsTerminal = setup.IsTerminal,
            OutputIsTerminal = setup.IsTerminal,
            ErrorIsTerminal = setup.IsTerminal,
            Width = setup.IsTerminal ? setup.Width : null,
            SizeNow = setup.IsTerminal ? () => new TerminalSize(setup.Width, setup.Height) : null,
        };
        var exitCode = CliApp.Run(args, new CliEnvironment(terminal, folder, name => setup.Variables.GetValueOrDefault(name)) { Time = setup.Time, Stop = setup.Stop });
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    internal sealed record Setup
    {
        public Stream Input { get; init; } = Stream.Null;

        public bool IsTerminal { get; init; }

        public int Width { get; init; } = 80;

        public int? Height { get; init; }

        public CancellationToken Stop { get; init; }

        public TimeProvider Time { get; init; } = TimeProvider.System;

        public Dictionary<string, string> Variables { get; init; } = [];

        public static Setup WithInput(string text) => new() { Input = new MemoryStream(Encoding.UTF8.GetBytes(text)) };
    }
}
