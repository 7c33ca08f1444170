using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Importing.Shapes;
using SloRuleGen.Mappings;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Sloth;

/// <summary>Maps <c>sli</c>, which is a pair of queries, a ratio or a plugin.</summary>
internal sealed class SlothSli(SlothDialect dialect, ImportRun run)
{
    private static readonly ShapeFinder s_shapes = new(takesSelectors: false);

    /// <summary>The SLI, or null if it is missing or wrong.</summary>
    /// <param name="isMetricsQL">Whether the queries are for VictoriaMetrics, and are taken as they are.</param>
    public NativeMapping? Map(Fields slo, bool isMetricsQL)
    {
        slo.Require("sli", $"sli: {{events: {{{dialect.ErrorQuery}: …, {dialect.TotalQuery}: …}}}}");
        if (slo.Mapping("sli", dialect.Sli) is not { } sli) return null;
        var kinds = dialect.Sli.Fields.Where(sli.Has).ToList();
        if (kinds.Count != 1)
        {
            run.Diagnostics.Add(SpecDiagnostics.SliKind, sli.Place, $"'sli' of Sloth has one of {Enumeration.Or(dialect.Sli.Fields)}, not {(kinds.Count == 0 ? "none" : Enumeration.And(kinds))}");
            return null;
        }

        return kinds[0] switch
        {
            "events" => sli.Mapping("events", dialect.Events) is { } events ? Events(events, isMetricsQL) : null,
            "raw" => sli.Mapping("raw", dialect.Raw) is { } raw ? Raw(raw, isMetricsQL) : null,
            _ => sli.Mapping("plugin", SlothDialect.SliPlugin) is { } plugin ? new SlothPlugins(run).Map(plugin) : null,
        };
    }

    private NativeMapping? Events(Fields events, bool isMetricsQL)
    {
        events.Require(dialect.ErrorQuery, $"{dialect.ErrorQuery}: sum(rate(errors_total[{{{{.window}}}}]))");
        events.Require(dialect.TotalQuery, $"{dialect.TotalQuery}: sum(rate(requests_total[{{{{.window}}}}]))");
        if (events.Scalar(dialect.ErrorQuery) is not { } bad || events.Scalar(dialect.TotalQuery) is not { } all) return null;
        var (errorEntry, totalEntry) = (events.Entry(dialect.ErrorQuery)!, events.Entry(dialect.TotalQuery)!);
        var mapper = new SliMapper(events.Place);
        if (isMetricsQL)
            return mapper.OfQueries([], run.Field("bad", errorEntry, SliMapper.Code(ForeignQuery.WithWindows(bad))), run.Field("total", totalEntry, SliMapper.Code(ForeignQuery.WithWindows(all))));

        var error = ForeignQuery.Read(errorEntry, run);
        var total = ForeignQuery.Read(totalEntry, run);
        if (error is null || total is null) return null;
        if (s_shapes.OfBad(error.Expr, total.Expr) is { } shape) return mapper.Of(shape, error.FieldOfShape("bad", run), total.FieldOfShape("total", run));
        CheckLabels(error);
        CheckLabels(total);
        return mapper.OfQueries(ByOf(error, total), Rate(error, "bad"), Rate(total, "total"));
    }

    private void CheckLabels(ForeignQuery query)
    {
        if (query.KeepsUnnamed)
            run.Otherwise(query.Text.Span, "the query keeps labels that it does not name, and Sloth has a ratio for each set of them; here all are added up: aggregate by those that are to have budgets of their own");
    }

    private NativeField Rate(ForeignQuery query, string key)
    {
        var rate = query.PerSecond(run, out var change);
        if (change is not null) run.Otherwise(query.Text.Span, $"the query counts what a whole window holds, and events are per second here: {change}");
        return rate.Field(key, run);
    }

    private NativeMapping? Raw(Fields raw, bool isMetricsQL)
    {
        raw.Require(dialect.RatioQuery, $"{dialect.RatioQuery}: …");
        if (raw.Scalar(dialect.RatioQuery) is not { } text) return null;
        var entry = raw.Entry(dialect.RatioQuery)!;
        var mapper = new SliMapper(raw.Place);
        if (isMetricsQL)
        {
            NoCounts(text.Span);
            return mapper.OfQueries([], run.Field("error_ratio", entry, SliMapper.Code(ForeignQuery.WithWindows(text))));
        }

        if (ForeignQuery.Read(entry, run) is not { } ratio) return null;
        if (s_shapes.OfRatio(ratio.Expr, isOfGood: false) is { } shape) return mapper.Of(shape, ratio.FieldOfShape("bad", run), new NativeField("total", SliMapper.Code(ratio.Text), entry.Key.Span, FieldComments.None));
        NoCounts(text.Span);
        return mapper.OfQueries(ratio.Labels, ratio.Field("error_ratio", run));
    }

    private void NoCounts(SourceSpan place) => run.Diagnostics.Add(
        ImportDiagnostics.NoCounts, place,
        "a ratio tells no numbers of events, so budgets weigh every hour alike, and no alert can ask for a number of bad ones: give 'bad' and 'total' where they can be counted");

    private static IReadOnlyList<string> ByOf(ForeignQuery error, ForeignQuery total) => [.. total.Labels.Intersect(error.Labels.Count > 0 ? error.Labels : total.Labels)];
}
