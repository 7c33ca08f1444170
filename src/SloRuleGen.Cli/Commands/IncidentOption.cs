using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Simulation;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads <c>--incident 30m@100%+2h</c>, as often as it is given.</summary>
internal static class IncidentOption
{
    private const int MostIncidents = 100;

    /// <summary>Each of them is a simulation of its own, for each SLO.</summary>
    private const int MostAlone = 10;

    /// <summary>A year after the begin there is nothing more to tell of it.</summary>
    private static readonly PromDuration s_latest = PromDuration.FromDays(366);

    public static Option<IReadOnlyList<Incident>> Create() => new("--incident")
    {
        Description = "How long how many of all events fail, and how long after the begin that starts: 30m@100%, 2h@5%+3d. May be repeated.",
        HelpName = "TIME@SHARE[+OFFSET]",
        Arity = ArgumentArity.OneOrMore,
        Required = true,
        CustomParser = result => Read(result, MostIncidents, mayBeLater: true),
    };

    /// <summary>Incidents that are told of each for itself, and may be left out.</summary>
    public static Option<IReadOnlyList<Incident>> CreateOptional(string description) => new("--incident")
    {
        Description = description,
        HelpName = "TIME@SHARE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => Read(result, MostAlone, mayBeLater: false),
        DefaultValueFactory = _ => [],
    };

    private static List<Incident> Read(ArgumentResult result, int most, bool mayBeLater)
    {
        var incidents = new List<Incident>();
        if (result.Tokens.Count > most) result.AddError($"--incident is given {result.Tokens.Count} times: no more than {most} can be told of.");
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            if (ProblemWith(text, out var incident) is { } problem) result.AddError($"--incident '{text}': {problem}.");
            else if (!mayBeLater && incident!.Offset > PromDuration.Zero) result.AddError($"--incident '{text}': each is told of for itself here, so none begins later: leave out the +.");
            else incidents.Add(incident!);
        }

        return incidents;
    }

    /// <returns>Null where the text is an incident.</returns>
    private static string? ProblemWith(string text, out Incident? incident)
    {
        incident = null;
        var at = text.IndexOf('@');
        if (at < 0) return "write it as TIME@SHARE, such as 30m@100%";
        var plus = text.IndexOf('+', at);
        var (time, share, offset) = (text[..at], plus < 0 ? text[(at + 1)..] : text[(at + 1)..plus], plus < 0 ? "0s" : text[(plus + 1)..]);
        if (!PromDuration.TryParse(time, out var lasting)) return $"'{time}' is no time such as 30m or 1h30m";
        if (lasting == PromDuration.Zero) return "it lasts no time";
        if (!share.EndsWith('%') || !Fraction.TryParseDecimal(share.AsSpan(0, share.Length - 1), out var percent)) return $"'{share}' is no share such as 5% or 100%";
        if (percent <= 0 || percent > 100) return $"{share} of all events cannot fail: give more than 0% and no more than 100%";
        if (!PromDuration.TryParse(offset, out var after)) return $"'{offset}' is no time such as 3d";
        if (lasting > s_latest || after > s_latest || lasting + after > s_latest) return $"it ends more than {s_latest} after the begin";
        incident = new Incident(after, lasting, percent / 100);
        return null;
    }
}
