using System.Text;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <param name="Output">A folder, or <see cref="GenerateRules.StandardOutput"/>.</param>
/// <param name="Labels">For every rule, under the spec's own.</param>
/// <param name="Templates">A folder of templates that replace built-in ones, or null.</param>
/// <param name="Alertmanager">The file in the folder for Alertmanager, or null.</param>
/// <param name="Target">What is to evaluate the rules.</param>
/// <param name="Library">Files and folders of SLI templates.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Tests">Whether tests of the rules are written beside them.</param>
internal sealed record GenerateArguments(
    IReadOnlyList<string> Inputs,
    string Output,
    bool Check,
    bool Prune,
    IReadOnlyDictionary<string, string> Labels,
    string? Templates,
    string? Alertmanager,
    RuleTarget Target,
    IReadOnlyList<string> Library,
    Version PrometheusVersion,
    PromQLFeatures Features,
    bool Tests);

/// <summary>Turns specs into rule files, all of them or none.</summary>
internal static class GenerateRules
{
    public const string StandardOutput = "-";

    public static int Run(GenerateArguments arguments, CliEnvironment environment)
    {
        var inputs = RunInputs.Read(arguments.Inputs, arguments.Library, environment);
        var toStandardOutput = arguments.Output == StandardOutput;
        var templates = TemplateFolder.Read(arguments.Templates, environment);
        var result = inputs.Compile(new CompileOptions(arguments.Labels)
        {
            Templates = templates.Templates,
            SingleDocument = toStandardOutput,
            AlertmanagerFile = arguments.Alertmanager,
            Target = arguments.Target,
            PrometheusVersion = arguments.PrometheusVersion,
            Features = arguments.Features,
            Tests = arguments.Tests,
        });

        List<Diagnostic> diagnostics = [.. inputs.Diagnostics, .. templates.Diagnostics, .. result.Diagnostics];
        var output = environment.Terminal.Output;
        if (diagnostics.TrueForAll(d => d.Severity != DiagnosticSeverity.Error))
        {
            if (toStandardOutput) foreach (var file in result.Files) output.Write(file.Content);
            else diagnostics.AddRange(Deliver(result.Files, OutputFolder.At(arguments.Output, environment), arguments, output));
        }

        DiagnosticPrinter.For(environment.Terminal).Print(diagnostics);
        return ExitCode.Of(diagnostics);
    }

    private static IReadOnlyList<Diagnostic> Deliver(IReadOnlyList<OutputFile> files, OutputFolder folder, GenerateArguments arguments, TextWriter output)
    {
        var changes = folder.Compare(files, out var problem);
        if (problem is not null) return [problem];
        return arguments.Check ? Check(changes, folder, output) : Write(changes, files, folder, arguments, output);
    }

    private static List<Diagnostic> Check(IReadOnlyList<FileChange> changes, OutputFolder folder, TextWriter output)
    {
        var problems = new List<Diagnostic>();
        foreach (var change in changes.Where(change => !change.IsUnchanged))
        {
            var name = folder.NameOf(change.Name);
            output.Write(UnifiedDiff.Between(name, TextOf(change.Old), TextOf(change.New)));
            problems.Add(new Diagnostic(InputDiagnostics.OutOfDate, null, WhatDiffers(change), name));
        }

        if (problems.Count == 0) output.WriteLine($"{folder.Name}: {Count.Of(changes.Count, "file")} up to date");
        return problems;
    }

    private static string WhatDiffers(FileChange change) =>
        change.IsStale ? "made by an earlier run, but no spec gives it any more; 'slogen generate --prune' removes it"
        : change.Old is null ? "missing; 'slogen generate' writes it"
        : "differs from what the specs give; 'slogen generate' brings it up to date";

    private static IReadOnlyList<Diagnostic> Write(
        IReadOnlyList<FileChange> changes, IReadOnlyList<OutputFile> files, OutputFolder folder, GenerateArguments arguments, TextWriter output)
    {
        var (prune, alertmanager) = (arguments.Prune, arguments.Alertmanager);
        var due = changes.Where(change => !change.IsUnchanged && (prune || !change.IsStale));
        using (var signals = new TerminationSignals())
        {
            if (FolderTransaction.Apply(folder, [.. due], () => signals.Came) is { } problem) return [problem];
        }

        var contents = files.ToDictionary(file => file.Name, file =>
            file.TestCount > 0 ? Count.Of(file.TestCount, "test") : Count.Of(file.RuleCount, file.Name == alertmanager ? "inhibit rule" : "rule"));
        foreach (var change in changes)
        {
            var name = folder.NameOf(change.Name);
            output.WriteLine(change switch
            {
                { IsStale: true } when prune => $"removed {name}",
                { IsStale: true } => $"kept {name} (made by an earlier run; --prune removes it)",
                { IsUnchanged: true } => $"unchanged {name} ({contents[change.Name]})",
                _ => $"wrote {name} ({contents[change.Name]})",
            });
        }

        return [];
    }

    // A diff is for people: what is no text in a file of theirs is shown as such.
    private static string? TextOf(byte[]? content) => content is null ? null : Encoding.UTF8.GetString(content);
}
