using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Files;

/// <summary>All that a run reads: specs, and the templates of SLIs that they may use.</summary>
internal sealed record RunInputs(Inputs Specs, Inputs Library)
{
    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = [.. Specs.Diagnostics, .. Library.Diagnostics];

    /// <summary>Of every file that was named or found.</summary>
    public IEnumerable<string> RealPaths => Specs.RealPaths.Concat(Library.RealPaths);

    /// <param name="specs">Files, folders of <c>*.slo.yaml</c>, and <c>-</c>.</param>
    /// <param name="library">Files and folders of <c>*.sli.yaml</c>.</param>
    public static RunInputs Read(IReadOnlyList<string> specs, IReadOnlyList<string> library, CliEnvironment environment) =>
        new(InputFiles.Read(specs, environment), InputFiles.ReadLibrary(library, environment));

    /// <summary>Reads what a hook or an editor names, who do not tell specs from libraries: what is in the library too is no spec.</summary>
    /// <param name="standardInputName">The path of the file that standard input stands in for; null for none.</param>
    public static RunInputs ReadAny(IReadOnlyList<string> files, IReadOnlyList<string> library, CliEnvironment environment, string? standardInputName)
    {
        var templates = InputFiles.ReadLibrary(library, environment);
        return new(InputFiles.Read(files, environment, standardInputName, templates), templates);
    }

    /// <param name="options">What the run is asked for beside its library.</param>
    public PlanResult Plan(CompileOptions options) => SloCompiler.Plan(Specs.Sources, options with { Library = Library.Sources });

    /// <param name="options">What the run is asked for beside its library.</param>
    public CompileResult Compile(CompileOptions options) => SloCompiler.Compile(Specs.Sources, options with { Library = Library.Sources });
}
