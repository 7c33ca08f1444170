using System.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Asks whoever sits at the terminal, a line for each question. What is asked goes to standard error, so that standard output has results alone.</summary>
internal sealed class Questions(Terminal terminal)
{
    /// <summary>In bytes: nobody types more in a line.</summary>
    private const int LongestAnswer = 4096;

    private readonly TextTables _text = new(terminal with { Output = terminal.Error, OutputIsTerminal = terminal.ErrorIsTerminal });

    /// <summary>Whether somebody reads the questions and can answer them.</summary>
    public static bool CanBeAsked(Terminal terminal) => terminal.InputIsTerminal && terminal.ErrorIsTerminal;

    public void Tell(string text) => _text.Line(PlainText.OneLine(text));

    /// <summary>Tells names, and of each what there is to say.</summary>
    public void Tell(IReadOnlyList<(string Name, string Text)> facts) => _text.Facts([.. facts.Select(fact => (PlainText.OneLine(fact.Name), PlainText.OneLine(fact.Text)))]);

    /// <summary>Asks until the answer will do.</summary>
    /// <param name="question">A noun or a few words.</param>
    /// <param name="proposal">What an empty line stands for; null for nothing.</param>
    /// <param name="problemWith">What is wrong with an answer; null for nothing.</param>
    /// <returns>Null where no more answers come.</returns>
    public string? Ask(string question, string? proposal, Func<string, string?> problemWith)
    {
        while (true)
        {
            terminal.Error.Write(PlainText.OneLine(proposal is null ? $"{question}: " : $"{question} [{proposal}]: "));
            terminal.Error.Flush();
            if (ReadLine() is not { } line)
            {
                terminal.Error.WriteLine();
                return null;
            }

            var answer = line.Trim();
            if (answer.Length == 0) answer = proposal ?? "";
            var problem = answer.Length == 0 ? "an answer is needed" : problemWith(answer);
            if (problem is null) return answer;
            Tell($"  {problem}");
        }
    }

    /// <summary>Asks for one of several, by its number or its name.</summary>
    /// <param name="choices">One at least, each with what is said of it.</param>
    /// <param name="proposal">Which an empty line stands for; null for none.</param>
    /// <returns>Its index; null where no more answers come.</returns>
    public int? Choose(string question, IReadOnlyList<(string Name, string Text)> choices, int? proposal)
    {
        Tell([.. choices.Select((choice, i) => ($"{i + 1,2}  {choice.Name}", choice.Text))]);
        return Ask(question, proposal is { } index ? choices[index].Name : null, answer => IndexOf(answer) is null ? $"a number from 1 to {choices.Count}, or a name of the list" : null) is { } chosen
            ? IndexOf(chosen)
            : null;

        int? IndexOf(string answer)
        {
            for (var i = 0; i < choices.Count; i++)
            {
                if (choices[i].Name == answer) return i;
            }

            return int.TryParse(answer, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count ? number - 1 : null;
        }
    }

    /// <summary>The next line; null at the end of all. Not a byte is read beyond it.</summary>
    private string? ReadLine()
    {
        var bytes = new List<byte>();
        var input = terminal.OpenInput();
        while (true)
        {
            if (input.ReadByte() is not (>= 0 and var next)) return bytes.Count == 0 ? null : Text();
            if (next == '\n') return Text();
            if (bytes.Count < LongestAnswer) bytes.Add((byte)next);
        }

        string Text() => Encoding.UTF8.GetString([.. bytes]);
    }
}
