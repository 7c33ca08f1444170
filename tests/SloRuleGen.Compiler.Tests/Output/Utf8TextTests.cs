using System.Text;
using SloRuleGen.Output;

namespace SloRuleGen.Compiler.Tests.Output;

public sealed class Utf8TextTests
{
    /// <summary>Characters of one to four bytes, in stretches that end everywhere about where a piece does.</summary>
    [Fact]
    public void What_was_appended_is_joined_whatever_the_pieces()
    {
        var random = new Random(1);
        string[] words = ["a", "é", "日", "😀", "", new string('x', 4_000), string.Concat(Enumerable.Repeat("日😀", 40_000))];
        var (texts, expected) = (new List<Utf8Text>(), new StringBuilder());
        for (var i = 0; i < 3; i++)
        {
            var text = new Utf8Text();
            var before = expected.Length;
            foreach (var word in random.GetItems(words, 400))
            {
                text.Append(word);
                expected.Append(word);
            }

            Assert.Equal(expected.Length - before, text.Characters);
            texts.Add(text);
        }

        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(Utf8Text.Join(texts).Span));
    }

    [Fact]
    public void Nothing_is_joined_of_nothing()
    {
        Assert.Equal(0, Utf8Text.Join([]).Length);
        Assert.Equal(0, Utf8Text.Join([new Utf8Text(), new Utf8Text()]).Length);
    }

    [Fact]
    public void Half_of_a_character_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Utf8Text().Append(['a', '\ud83d']));
        Assert.Throws<ArgumentException>(() => new Utf8Text().Append(['\ude00']));
    }
}
