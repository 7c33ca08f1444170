using System.Text;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Re2;

/// <summary>Which texts a regular expression of a matcher matches: as a whole, as Prometheus compares it with a label's value.</summary>
internal sealed class RegexTexts
{
    /// <summary>Texts that only differ in what is repeated or chosen deep inside are of no use to anybody.</summary>
    private const int MaxExamples = 24;

    /// <summary>Picked before others, so that examples look like what people have in labels: <c>5..</c> gives <c>500</c>.</summary>
    private const string Usual = "0aAx1bB2-_/. ";

    private const int MaxCopies = 64;

    /// <summary>What is longer than this is no label that anybody looks at.</summary>
    private const int LongestExample = 4096;

    /// <summary>So many steps are taken for a text at most: its length by that of the program.</summary>
    private const int MostSteps = 4_000_000;

    private readonly RegexTree _tree;
    private readonly RegexProgram _program;
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    private RegexTexts(RegexTree tree, RegexProgram program) => (_tree, _program) = (tree, program);

    /// <summary>
    /// Null for an expression that is wrong, or that has flags, word boundaries or classes of Unicode or POSIX, which are not understood,
    /// or that comes to more than anybody needs once its counts are written out.
    /// </summary>
    public static RegexTexts? Of(string regex) =>
        Re2Syntax.TreeOf(regex) is { } tree && RegexProgram.Of(tree) is { } program ? new RegexTexts(tree, program) : null;

    /// <summary>Whether a text is short enough to be compared in no time.</summary>
    public bool IsQuickFor(string text) => (long)text.Length * _program.Size <= MostSteps;

    public bool Matches(string text)
    {
        if (!_known.TryGetValue(text, out var matches)) _known[text] = matches = _program.Matches(text);
        return matches;
    }

    /// <summary>A few texts that match, all different; the plainest first. May be none.</summary>
    public IReadOnlyList<string> Examples() => [.. ExamplesOf(_tree).Distinct().Where(text => IsQuickFor(text) && Matches(text))];

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
        var length = first.Sum(text => text.Length);
        if (length > LongestExample) return [];
        var joined = new List<string> { string.Concat(first) };
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var other in examples[i].Skip(1))
            {
                if (joined.Count == MaxExamples) return joined;
                if (length - first[i].Length + other.Length > LongestExample) continue;
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
        IReadOnlyList<string> one = repeat.Item is RegexTree.One { Set.Negated: true } any ? [.. Members(any.Set).OrderByDescending(text => text is "a" or "x")] : ExamplesOf(repeat.Item);
        one = [.. one.Where(text => text.Length * (repeat.Min + 1) <= LongestExample)];
        if (one.Count == 0) return repeat.Min == 0 ? [""] : [];
        var least = one.Select(text => string.Concat(Enumerable.Repeat(text, repeat.Min)));
        var isMore = repeat.Max < 0 || repeat.Max > repeat.Min;
        var more = isMore ? one.Select(text => string.Concat(Enumerable.Repeat(text, repeat.Min + 1))) : [];
        return [.. least.Concat(more).Distinct().Take(MaxExamples)];
    }
}
