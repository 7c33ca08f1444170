using SloRuleGen.Cli.Servers;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Samples;

/// <summary>Where what was measured comes from.</summary>
internal enum SampleSource
{
    /// <summary>What rules have recorded, and before they did, the raw series.</summary>
    Auto,

    Recorded,

    Raw,
}

/// <summary>Asks a server for the base rates of an SLO.</summary>
internal static class ServerSamples
{
    /// <summary>So long a time is asked for and put away before the next, so that answers are not held together.</summary>
    private static readonly TimeSpan s_block = TimeSpan.FromDays(4);

    /// <param name="slos">Each with the time that it is asked for.</param>
    /// <exception cref="SampleException">There is more than can be held.</exception>
    public static async Task<IReadOnlyList<FetchedSlo>> ReadAsync(ServerTalk talk, IReadOnlyList<(SloPlan Plan, SampleTimes Times)> slos, SampleSource source)
    {
        var (room, fetched) = (new SampleRoom(), new List<FetchedSlo>());
        foreach (var (plan, times) in slos)
        {
            var rows = new SampleRows(plan, times.Grid, room);
            var done = (double)fetched.Count / slos.Count;
            var since = await ReadAsync(talk, rows, source, share => talk.Progress.Report(done + share / slos.Count)).ConfigureAwait(false);
            fetched.Add(new FetchedSlo(rows, times.From, since));
        }

        return fetched;
    }

    /// <returns>Since when there is what rules have recorded; null for never.</returns>
    private static async Task<DateTimeOffset?> ReadAsync(ServerTalk talk, SampleRows rows, SampleSource source, Action<double> progress)
    {
        var (grid, kinds) = (rows.Grid, rows.Rates.ToList());
        int? first = null;
        if (source != SampleSource.Raw)
        {
            foreach (var (i, (kind, rate)) in kinds.Index()) await FillAsync(kind, rate.Recorded, grid.Count, i).ConfigureAwait(false);
            first = rows.First;
        }

        if (source != SampleSource.Recorded)
        {
            foreach (var (i, (kind, rate)) in kinds.Index()) await FillAsync(kind, rate.Raw, first ?? grid.Count, kinds.Count + i).ConfigureAwait(false);
        }

        progress(1);
        return first is { } index ? grid.At(index) : null;

        async Task FillAsync(RateKind kind, Expr query, int before, int done)
        {
            var block = (int)Math.Max(1, s_block / grid.StepTime);
            for (var from = 0; from < before; from += block)
            {
                progress((done + (double)from / before) / (2 * kinds.Count));
                var to = Math.Min(from + block, before) - 1;
                var asking = talk.Client.QueryRangeAsync(query.ToString(), grid.At(from), grid.At(to), grid.StepTime, null, talk.Cancellation);
                foreach (var one in await talk.Warnings.NoteAsync(asking).ConfigureAwait(false))
                {
                    var row = rows.Of(kind, one.Labels);
                    foreach (var (at, value) in one.Samples)
                    {
                        // Whatever else a server tells was not asked for.
                        if (grid.IndexFrom(at) is var index && index >= from && index <= to) row[index] = value;
                    }
                }
            }
        }
    }
}
