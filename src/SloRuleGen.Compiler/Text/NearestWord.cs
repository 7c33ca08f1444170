namespace SloRuleGen.Text;

/// <summary>Finds the word that was probably meant.</summary>
internal static class NearestWord
{
    /// <summary>The candidate with the fewest edits, or null if each differs in more than a third of its letters.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        var (best, fewest) = ((string?)null, int.MaxValue);
        foreach (var candidate in candidates)
        {
            // A word of another length needs at least that many edits; so huge keys cost nothing.
            var allowed = Math.Max(1, candidate.Length / 3);
            if (Math.Abs(word.Length - candidate.Length) > allowed) continue;
            var edits = Edits(word.ToLowerInvariant(), candidate);
            if (edits <= allowed && edits < fewest) (best, fewest) = (candidate, edits);
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Edits(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) distance[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) distance[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var best = Math.Min(replace, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, distance[i - 2, j - 2] + 1);
                distance[i, j] = best;
            }
        }

        return distance[a.Length, b.Length];
    }
}
