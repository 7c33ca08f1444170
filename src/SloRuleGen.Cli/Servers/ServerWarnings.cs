using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.Cli.Servers;

/// <summary>Collects what a server warns of while a command asks it, each once.</summary>
internal sealed class ServerWarnings
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_all) return [.. _all];
        }
    }

    /// <summary>The data of an answer, its warnings noted.</summary>
    public async Task<T> NoteAsync<T>(Task<Answer<T>> asking)
    {
        var answer = await asking.ConfigureAwait(false);
        lock (_all) _all.AddRange(answer.Warnings.Except(_all));
        return answer.Data;
    }
}
