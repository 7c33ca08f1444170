using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen;

/// <summary>Where a run is about one SLO alone: which that is, and what was found that is not about it.</summary>
/// <param name="name">The name of an SLO, or <c>service/name</c>.</param>
internal sealed class PickedSlos(string name)
{
    /// <summary>The same services without all others.</summary>
    public IReadOnlyList<Service> Of(IReadOnlyList<Service> services) =>
        [.. services.Select(service => service with { Slos = [.. service.Slos.Where(slo => slo.Name.Value == name || $"{service.Name.Value}/{slo.Name.Value}" == name)] })];

    /// <summary>
    /// Drops the warnings that stand in other SLOs, or in documents that have none which is meant, and those of comments that allow
    /// what was not looked for. Errors stay: while there are any, nothing can be generated.
    /// </summary>
    /// <param name="plan">Of what was picked.</param>
    /// <param name="documents">As they were written.</param>
    public static void DropOtherWarnings(RulePlan plan, IReadOnlyList<DocumentSyntax> documents, DiagnosticBag diagnostics)
    {
        var places = plan.Services.SelectMany(service => service.Slos).Select(slo => slo.Slo.Name.Span).ToList();
        var areas = documents.GroupBy(document => document.Source).SelectMany(file => AreasOf([.. file])).ToLookup(area => area.Source);
        diagnostics.RemoveWarnings(warning =>
            AllowDiagnostics.All.Contains(warning.Descriptor)
            || (warning.Span is { } span && areas[span.Source].LastOrDefault(area => area.Start <= span.Start) is { } area && !area.IsAboutAny(places)));
    }

    private static IEnumerable<Area> AreasOf(IReadOnlyList<DocumentSyntax> documents)
    {
        foreach (var (number, document) in documents.Index())
        {
            if (document.Root is not MappingSyntax { Entries: [var first, ..] } root) continue;
            var end = number + 1 < documents.Count ? documents[number + 1].Root.Span.Start : int.MaxValue;
            var shared = new Area(document.Source, first.Key.Span.Start, first.Key.Span.Start, end);
            yield return shared;
            if (root.Find("slos") is not { Value: SequenceSyntax { Items: [_, ..] items } } slos) continue;
            var next = root.Entries.Select(entry => entry.Key.Span.Start).Where(start => start > slos.Key.Span.Start).DefaultIfEmpty(end).Min();
            var starts = items.Select(item => item.Span.Start).ToList();
            foreach (var (start, stop) in starts.Zip(starts.Skip(1).Append(next))) yield return new Area(document.Source, start, start, stop);
            yield return shared with { Start = next };
        }
    }

    /// <summary>A stretch of a file, from a place to the start of the next.</summary>
    /// <param name="From">Of what it is about: an SLO, or its whole document.</param>
    private sealed record Area(SourceText Source, int Start, int From, int To)
    {
        public bool IsAboutAny(IEnumerable<SourceSpan> names) => names.Any(place => place.Source == Source && place.Start >= From && place.Start < To);
    }
}
