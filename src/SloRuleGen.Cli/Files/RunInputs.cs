using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Output;
using SloRuleGen.Planning;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Files;

/// <summary>What a run is to read.</summary>
/// <param name="Specs">Files, folders of <c>*.slo.yaml</c>, and <c>-</c>.</param>
/// <param name="Library">Files and folders of <c>*.sli.yaml</c>.</param>
/// <param name="Scope">The settings that named them, or that hold for them.</param>
internal sealed record InputNames(IReadOnlyList<string> Specs, IReadOnlyList<string> Library, SettingsScope Scope)
{
    /// <summary>How documents of other programs are read; null where all are specs of this one.</summary>
    public ImportOptions? Import { get; init; }
}

/// <summary>All that a run reads: specs, and the templates of SLIs that they may use.</summary>
internal sealed record RunInputs(Inputs Specs, Inputs Library, SettingsScope Scope, IReadOnlyList<Diagnostic> Conflicts)
{
    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = [.. Conflicts, .. Specs.Diagnostics, .. Library.Diagnostics];

    /// <summary>How documents of other programs are read; null where all are specs of this one.</summary>
    private ImportOptions? Import { get; init; }

    /// <summary>Of every file that was named or found.</summary>
    public IEnumerable<string> RealPaths => Specs.RealPaths.Concat(Library.RealPaths).Concat(Scope.RealPaths);

    public static RunInputs Read(InputNames names, CliEnvironment environment) =>
        Of(InputFiles.Read(names.Specs, environment, isForeign: names.Import is not null), InputFiles.ReadLibrary(names.Library, environment), names, environment);

    /// <summary>Reads what a hook or an editor names, who do not tell specs from libraries: what is in the library too is no spec.</summary>
    /// <param name="standardInputName">The path of the file that standard input stands in for; null for none.</param>
    public static RunInputs ReadAny(InputNames names, CliEnvironment environment, string? standardInputName)
    {
        var templates = InputFiles.ReadLibrary(names.Library, environment);
        return Of(InputFiles.Read(names.Specs, environment, standardInputName, templates, names.Import is not null), templates, names, environment);
    }

    /// <param name="options">What the run is asked for beside its library.</param>
    public PlanResult Plan(CompileOptions options) => SloCompiler.Plan(Specs.Sources, options with { Library = Library.Sources, Import = Import });

    /// <param name="options">What the run is asked for beside its library.</param>
    /// <param name="write">Takes each file as it is made.</param>
    public CompileResult Compile(CompileOptions options, Action<OutputFile> write) =>
        SloCompiler.Compile(Specs.Sources, options with { Library = Library.Sources, Import = Import }, write);

    /// <param name="options">What the run is asked for beside its library.</param>
    public CompileResult Export(CompileOptions options) => SloCompiler.Export(Specs.Sources, options with { Library = Library.Sources, Import = Import });

    /// <param name="options">What the run is asked for beside its library.</param>
    /// <param name="find">What there is to say of specs without errors, which comments in them may allow.</param>
    public PlanResult Review(CompileOptions options, Func<RulePlan, IReadOnlyList<ServiceRules>, IEnumerable<Diagnostic>> find) =>
        SloCompiler.Review(Specs.Sources, options with { Library = Library.Sources, Import = Import }, find);

    private static RunInputs Of(Inputs specs, Inputs library, InputNames names, CliEnvironment environment) =>
        new(specs, library, names.Scope, [.. names.Scope.ProblemsWith(specs.Sources, environment)]) { Import = names.Import };
}
