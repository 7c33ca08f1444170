using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Files;

/// <summary>What a run is to read.</summary>
/// <param name="Specs">Files, folders of <c>*.slo.yaml</c>, and <c>-</c>.</param>
/// <param name="Library">Files and folders of <c>*.sli.yaml</c>.</param>
/// <param name="Scope">The settings that named them, or that hold for them.</param>
internal sealed record InputNames(IReadOnlyList<string> Specs, IReadOnlyList<string> Library, SettingsScope Scope);

/// <summary>All that a run reads: specs, and the templates of SLIs that they may use.</summary>
internal sealed record RunInputs(Inputs Specs, Inputs Library, SettingsScope Scope, IReadOnlyList<Diagnostic> Conflicts)
{
    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = [.. Conflicts, .. Specs.Diagnostics, .. Library.Diagnostics];

    /// <summary>Of every file that was named or found.</summary>
    public IEnumerable<string> RealPaths => Specs.RealPaths.Concat(Library.RealPaths).Concat(Scope.RealPaths);

    public static RunInputs Read(InputNames names, CliEnvironment environment) =>
        Of(InputFiles.Read(names.Specs, environment), InputFiles.ReadLibrary(names.Library, environment), names.Scope, environment);

    /// <summary>Reads what a hook or an editor names, who do not tell specs from libraries: what is in the library too is no spec.</summary>
    /// <param name="standardInputName">The path of the file that standard input stands in for; null for none.</param>
    public static RunInputs ReadAny(InputNames names, CliEnvironment environment, string? standardInputName)
    {
        var templates = InputFiles.ReadLibrary(names.Library, environment);
        return Of(InputFiles.Read(names.Specs, environment, standardInputName, templates), templates, names.Scope, environment);
    }

    /// <param name="options">What the run is asked for beside its library.</param>
    public PlanResult Plan(CompileOptions options) => SloCompiler.Plan(Specs.Sources, options with { Library = Library.Sources });

    /// <param name="options">What the run is asked for beside its library.</param>
    public CompileResult Compile(CompileOptions options) => SloCompiler.Compile(Specs.Sources, options with { Library = Library.Sources });

    private static RunInputs Of(Inputs specs, Inputs library, SettingsScope scope, CliEnvironment environment) =>
        new(specs, library, scope, [.. scope.ProblemsWith(specs.Sources, environment)]);
}
