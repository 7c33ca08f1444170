using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Console;

/// <summary>What a run tells its caller. Where several hold, the highest wins.</summary>
internal static class ExitCode
{
    /// <summary>Done, perhaps with warnings.</summary>
    public const int Ok = 0;

    /// <summary>A spec or an expression has errors, <c>--check</c> found a difference, there are warnings that shall fail the run, or a release should wait.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong, or something cannot be read or written.</summary>
    public const int Failed = 2;

    public static int Of(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(Of).DefaultIfEmpty(Ok).Max();

    private static int Of(Diagnostic diagnostic) => diagnostic switch
    {
        { Severity: not DiagnosticSeverity.Error } => Ok,
        _ when InputDiagnostics.OfPaths.Contains(diagnostic.Descriptor) => Failed,
        { Descriptor: var descriptor } when descriptor == TemplateDiagnostics.UnreadableTemplates => Failed,
        _ => Refused,
    };
}
