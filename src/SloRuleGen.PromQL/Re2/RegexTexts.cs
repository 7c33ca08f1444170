using System.Text;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Re2;

/// <summary>Which texts a regular expression of a matcher matches: as a whole, as Prometheus compares it with a label's value.</summary>
public sealed class RegexTexts
{
    /// <summary>Texts that only differ in what is repeated or chosen deep inside are of no use to anybody.</summary>
    private const int MaxExamples = 24;

    /// <summary>Picked before others, so that examples look like what people have in labels: <c>5..</c> gives <c>500</c>.</summary>
    private const string Usual = "0aAx1bB2-_/. ";

    private const int MaxCopies = 64;

    private readonly RegexTree _tree;

    private RegexTexts(RegexTree tree) => _tree = tree;

    /// <summary>Null for an expression that is wrong, or that has flags, word boundaries or classes of Unicode or POSIX, which are not understood.</summary>
    public static RegexTexts? Of(string regex) => Re2Syntax.TreeOf(regex) is { } tree ? new RegexTexts(tree) : null;

    public bool Matches(string text)
    {
        int[] runes = [.. text.EnumerateRunes().Select(rune => rune.Value)];
        return Ends(_tree, runes, [0]).Contains(runes.Length);
    }

    /// <summary>A few texts that match, all different; the plainest first. May be none.</summary>
    public IReadOnlyList<string> Examples() => [.. ExamplesOf(_tree).Distinct().Where(Matches)];

    /// <summary>All places at which a match can end that starts at one of some places.</summary>
    private static SortedSet<int> Ends(RegexTree tree, int[] text, SortedSet<int> starts)
    {
        switch (tree)
        {
            case RegexTree.One one:
                return [.. starts.Where(start => start < text.Length && one.Set.Contains(text[start])).Select(start => start + 1)];
            case RegexTree.Sequence sequence:
                return sequence.Items.Aggregate(starts, (places, item) => Ends(item, text, places));
            case RegexTree.Alternatives alternatives:
                return [.. alternatives.Options.SelectMany(option => Ends(option, text, starts))];
            case RegexTree.Repeat repeat:
                return EndsOf(repeat, text, starts);
            default:
                return starts;
        }
    }

    private static SortedSet<int> EndsOf(RegexTree.Repeat repeat, int[] text, SortedSet<int> starts)
    {
        var ends = repeat.Min == 0 ? new SortedSet<int>(starts) : [];
        var places = starts;
        for (var copies = 1; places.Count > 0 && (repeat.Max < 0 || copies <= repeat.Max); copies++)
        {
            places = Ends(repeat.Item, text, places);
            var known = ends.Count;
            if (copies >= repeat.Min) ends.UnionWith(places);

            // More copies than there are characters only match nothing once more.
            if (copies >= repeat.Min && copies > text.Length && ends.Count == known) break;
        }

        return ends;
    }

    private static IReadOnlyList<string> ExamplesOf(RegexTree tree) => tree switch
    {
        RegexTree.One one => [.. Members(one.Set).Take(3)],
        RegexTree.Sequence sequence => Joined(sequence.Items),
        RegexTree.Alternatives alternatives => InTurn([.. alternatives.Options.Select(ExamplesOf)]),
        RegexTree.Repeat repeat => Copies(repeat),
        _ => [""],
    };

    private static IEnumerable<string> Members(RuneSet set)
    {
        if (!set.Negated && set.Ranges is [var (only, last)] && only == last) return [char.ConvertFromUtf32(only)];
        var usual = Usual.EnumerateRunes().Where(rune => set.Contains(rune.Value)).Select(rune => rune.ToString());
        return set.Negated ? usual : usual.Concat(set.Ranges.Where(range => Rune.IsValid(range.Low)).Select(range => char.ConvertFromUtf32(range.Low)));
    }

    /// <summary>The first example of each item, then those that differ from it in one item.</summary>
    private static List<string> Joined(IReadOnlyList<RegexTree> items)
    {
        var examples = items.Select(ExamplesOf).ToList();
        if (examples.Exists(of => of.Count == 0)) return [];
        var first = examples.Select(of => of[0]).ToList();
        var joined = new List<string> { string.Concat(first) };
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var other in examples[i].Skip(1))
            {
                if (joined.Count == MaxExamples) return joined;
                joined.Add(string.Concat(first.Select((text, at) => at == i ? other : text)));
            }
        }

        return joined;
    }

    /// <summary>The first example of each, the second of each, and so on.</summary>
    private static List<string> InTurn(IReadOnlyList<IReadOnlyList<string>> lists)
    {
        var longest = lists.Max(list => list.Count);
        return [.. Enumerable.Range(0, longest).SelectMany(i => lists.Where(list => i < list.Count).Select(list => list[i])).Take(MaxExamples)];
    }

    private static List<string> Copies(RegexTree.Repeat repeat)
    {
        if (repeat.Min > MaxCopies) return [];
        // Any text at all is better a word than a number.
        var one = repeat.Item is RegexTree.One { Set.Negated: true } any ? [.. Members(any.Set).OrderByDescending(text => text is "a" or "x")] : ExamplesOf(repeat.Item);
        if (one.Count == 0) return repeat.Min == 0 ? [""] : [];
        var least = one.Select(text => string.Concat(Enumerable.Repeat(text, repeat.Min)));
        var isMore = repeat.Max < 0 || repeat.Max > repeat.Min;
        var more = isMore ? one.Select(text => string.Concat(Enumerable.Repeat(text, repeat.Min + 1))) : [];
        return [.. least.Concat(more).Distinct().Take(MaxExamples)];
    }
}
