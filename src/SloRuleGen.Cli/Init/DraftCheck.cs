using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Init;

/// <summary>What compilers say of drafts, as they will say it of the file.</summary>
/// <param name="file">What messages call it.</param>
internal sealed class DraftCheck(CompileOptions options, string file)
{
    public CompileOptions Options => options;

    public PlanResult Plan(SpecDraft draft) => SloCompiler.Plan([new SourceText(file, draft.Text)], options);

    /// <summary>The plan of a draft without errors.</summary>
    public SloPlan? SloOf(SpecDraft draft) => Plan(draft) is { Succeeded: true, Plan.Services: [{ Slos: [var slo] }] } ? slo : null;

    /// <summary>What is wrong with a draft, each with the option that gave it.</summary>
    public IReadOnlyList<string> ErrorsOf(SpecDraft draft) =>
    [
        .. Plan(draft).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => OptionOf(draft, diagnostic) is { } option ? $"{option}: {diagnostic.Message}" : diagnostic.Message).Distinct(),
    ];

    /// <summary>What is wrong with what one option gave; null for nothing.</summary>
    public string? ProblemWith(SpecDraft draft, string option) =>
        Plan(draft).Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && OptionOf(draft, diagnostic) == option)?.Message;

    private static string? OptionOf(SpecDraft draft, Diagnostic diagnostic) => diagnostic.Span is { } span ? draft.OptionOf(span.StartPosition.Line) : null;
}
