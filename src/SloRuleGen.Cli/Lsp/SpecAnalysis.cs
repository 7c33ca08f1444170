using System.Text;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.SliTemplates;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Lsp;

/// <summary>What the compiler makes of the text of a document.</summary>
/// <param name="Diagnostics">What <c>validate</c> would tell.</param>
/// <param name="Source">The text that places are of; null where it is not read at all.</param>
/// <param name="Slos">What could be planned.</param>
internal sealed record SpecAnalysis(IReadOnlyList<Diagnostic> Diagnostics, SourceText? Source, IReadOnlyList<SloPlan> Slos)
{
    public static readonly SpecAnalysis None = new([], null, []);
}

/// <summary>Runs the compiler over the text of an open document in place of what its file holds.</summary>
/// <param name="runOf">What holds for a path; null for a document without one. Called for one at a time.</param>
internal sealed class SpecAnalyzer(CliEnvironment environment, Func<string?, FoundRun> runOf)
{
    private readonly Lock _lock = new();

    /// <param name="path">Null where the document has none, or is in no folder.</param>
    public SpecAnalysis Analyze(string? path, string text)
    {
        if (!SpecMarks.IsSpec(path, text)) return SpecAnalysis.None;
        var name = path is null ? null : environment.NameOf(path);
        var found = RunOf(path);
        if (found.Run is not { } run) return new(found.Problems, null, []);
        return SpecMarks.IsLibrary(path) ? OfLibrary(name!, text, run) : OfSpec(name, text, run);
    }

    /// <summary>The templates that a spec at a path can use, beside its own.</summary>
    public IReadOnlyList<SliTemplate> TemplatesFor(string? path) =>
        SloCompiler.SliTemplates(RunOf(path).Run is { } run ? InputFiles.ReadLibrary(run.Library, environment).Sources : []).Templates;

    private FoundRun RunOf(string? path)
    {
        lock (_lock) return runOf(path);
    }

    private static SpecAnalysis OfLibrary(string name, string text, SpecRun run)
    {
        var source = new SourceText(name, text);
        return new(run.Lints.Apply(SloCompiler.SliTemplates([source]).Diagnostics), source, []);
    }

    private SpecAnalysis OfSpec(string? name, string text, SpecRun run)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var names = new InputNames([InputFiles.StandardInput], run.Library, run.Scope) { Import = run.Import };
        var inputs = RunInputs.ReadAny(names, environment with { Terminal = environment.Terminal with { InputOf = () => input } }, name);
        var result = inputs.Plan(new CompileOptions(run.Labels) { PrometheusVersion = run.PrometheusVersion, Features = run.Features });
        return new(
            run.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]),
            inputs.Specs.Sources is [var source, ..] ? source : null,
            [.. result.Plan.Services.SelectMany(service => service.Slos)]);
    }
}
