using SloRuleGen.PrometheusApi;
using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.Cli.Servers;

/// <summary>What a command asks a server with.</summary>
/// <param name="Warnings">Notes what the server warns of.</param>
/// <param name="Progress">Is told which share of all that is asked was answered, from 0 to 1.</param>
internal sealed record ServerTalk(PrometheusClient Client, ServerWarnings Warnings, IProgress<double> Progress, CancellationToken Cancellation)
{
    /// <summary>The data of an answer, its warnings noted.</summary>
    public Task<T> NoteAsync<T>(Task<Answer<T>> asking) => Warnings.NoteAsync(asking);
}
