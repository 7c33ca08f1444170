using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>
/// How much one run makes rules of. A few characters of a spec stand for kilobytes of rules, and what a document says once for all of
/// its SLOs is read with each: so a file that may be read can still ask for more than a machine holds.
/// </summary>
internal sealed class RunLimits(DiagnosticBag diagnostics)
{
    /// <summary>As many SLOs as a large company has; their rules are about half a gigabyte.</summary>
    public const int MostSlos = 20_000;

    /// <summary>Characters that SLOs take over from their documents, each counted with every SLO that has it.</summary>
    public const long MostInherited = 256L * 1024 * 1024;

    private int _slos;
    private long _inherited;
    private bool _isReported;

    /// <summary>Whether a document may have so many more SLOs with what each of them inherits; if not, it is reported, once in a run.</summary>
    /// <param name="place">The list of SLOs.</param>
    public bool Admits(int slos, IReadOnlyList<EntrySyntax> inherited, SourceSpan place)
    {
        _slos += slos;
        _inherited += inherited.Sum(entry => LengthOf(entry.Value)) * slos;
        if (_slos > MostSlos) return Refuse(place, $"there are more than {MostSlos} SLOs in this run: generate their rules in several runs");
        return _inherited <= MostInherited || Refuse(place, $"SLOs inherit more than {MostInherited / 1024 / 1024} Mi characters in this run: say less for all of them, or generate their rules in several runs");
    }

    private bool Refuse(SourceSpan place, string message)
    {
        if (!_isReported) diagnostics.Add(SpecDiagnostics.TooMuch, place, message);
        _isReported = true;
        return false;
    }

    /// <summary>Each node counts as one character more.</summary>
    private static long LengthOf(SyntaxNode node) => node switch
    {
        MappingSyntax mapping => 1 + mapping.Entries.Sum(entry => LengthOf(entry.Key) + LengthOf(entry.Value)),
        SequenceSyntax sequence => 1 + sequence.Items.Sum(LengthOf),
        ScalarSyntax scalar => 1 + scalar.Value.Length,
        _ => 1,
    };
}
