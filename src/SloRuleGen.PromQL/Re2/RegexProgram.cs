namespace SloRuleGen.PromQL.Re2;

/// <summary>
/// A regular expression as Thompson's automaton: it looks at each character once, with all places of the expression that it may be at,
/// so that no text takes longer than its length times that of the program.
/// </summary>
internal sealed class RegexProgram
{
    /// <summary>Far more than anybody's list of hosts: counts that copy long groups stop here.</summary>
    private const int Largest = 100_000;

    private const int Match = 0;

    private readonly List<Step> _steps = [default];

    private RegexProgram()
    {
    }

    /// <summary>One character of a set; without one, either of two ways on. The first step is the match.</summary>
    private readonly record struct Step(RuneSet? Set, int Next, int Other);

    /// <summary>How long it takes for each character of a text, at most.</summary>
    public int Size { get; private set; } = 1;

    private int Start { get; set; }

    /// <summary>Null if it would be too long.</summary>
    public static RegexProgram? Of(RegexTree tree)
    {
        var program = new RegexProgram();
        program.Start = program.Add(tree, Match);
        return program.Size <= Largest ? program : null;
    }

    /// <summary>Whether the whole text matches.</summary>
    public bool Matches(string text)
    {
        var reached = new int[_steps.Count];
        var (places, next) = (new List<int>(), new List<int>());
        var round = 1;
        Reach(Start, places, reached, round);
        foreach (var rune in text.EnumerateRunes())
        {
            round++;
            next.Clear();
            foreach (var place in places)
                if (_steps[place].Set is { } set && set.Contains(rune.Value)) Reach(_steps[place].Next, next, reached, round);
            (places, next) = (next, places);
        }

        return reached[Match] == round;
    }

    /// <summary>Adds a place, and those that can be reached from it without a character.</summary>
    private void Reach(int place, List<int> places, int[] reached, int round)
    {
        var open = new Stack<int>([place]);
        while (open.TryPop(out var at))
        {
            if (reached[at] == round) continue;
            reached[at] = round;
            if (at == Match) continue;
            if (_steps[at].Set is not null)
            {
                places.Add(at);
                continue;
            }

            open.Push(_steps[at].Other);
            open.Push(_steps[at].Next);
        }
    }

    /// <summary>Adds what matches a tree and goes on at a step; returns where it starts.</summary>
    private int Add(RegexTree tree, int next) => tree switch
    {
        _ when Size > Largest => next,
        RegexTree.One one => Add(new Step(one.Set, next, next)),
        RegexTree.Sequence sequence => sequence.Items.Reverse().Aggregate(next, (after, item) => Add(item, after)),
        RegexTree.Alternatives alternatives => alternatives.Options.Reverse().Select(option => Add(option, next)).ToList().Aggregate((other, first) => Add(new Step(null, first, other))),
        RegexTree.Repeat repeat => AddCopies(repeat, next),
        _ => next,
    };

    private int AddCopies(RegexTree.Repeat repeat, int next)
    {
        var (start, copies) = (next, repeat.Min);
        if (repeat.Max < 0)
        {
            var loop = Add(new Step(null, next, next));
            var body = Add(repeat.Item, loop);
            _steps[loop] = new Step(null, body, next);
            // The last copy that must be is the one that may be repeated: two would double with each loop in a loop.
            (start, copies) = copies > 0 ? (body, copies - 1) : (loop, 0);
        }

        for (var i = repeat.Min; i < repeat.Max; i++) start = Add(new Step(null, Add(repeat.Item, start), next));
        for (var i = 0; i < copies; i++) start = Add(repeat.Item, start);
        return start;
    }

    private int Add(Step step)
    {
        Size += 1 + (step.Set?.Ranges.Count ?? 0);
        _steps.Add(step);
        return _steps.Count - 1;
    }
}
