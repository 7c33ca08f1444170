using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Allowing;

/// <summary>A code that a comment allows.</summary>
/// <param name="Code">Where the comment names it.</param>
/// <param name="Line">The line that the comment is about, or null for the whole file.</param>
internal sealed record Allowance(DiagnosticDescriptor Descriptor, SourceSpan Code, int? Line);
