using System.Text;
using SloRuleGen.Syntax;

namespace SloRuleGen.Output;

/// <summary>Rule files as JSON, made of the documents of the YAML.</summary>
internal static class JsonFile
{
    /// <summary>How many bytes of a file tell whether this program wrote it.</summary>
    public const int StartLength = 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>How the names of files end, of which <paramref name="yaml"/> is the end in YAML.</summary>
    public static string SuffixOf(string yaml) => Path.ChangeExtension(yaml, ".json");

    /// <summary>A document alone, or all of them in the list that the target has for such.</summary>
    /// <param name="isList">Whether one alone stands in a list, too.</param>
    public static ReadOnlyMemory<byte> Of(IReadOnlyList<ReadOnlyMemory<byte>> documents, bool isList, RuleTarget target)
    {
        var text = new MemoryStream();
        var output = new StreamWriter(text, s_utf8, bufferSize: 1 << 16);
        if (documents is [var only] && !isList) YamlAsJson.Write(only, output);
        else if (target is ResourceTarget) WriteList("{\"apiVersion\": \"v1\",\n \"kind\": \"List\",\n \"items\": [", 2, "\n ]}");
        else WriteList("[", 1, "\n]");
        output.Write('\n');
        output.Flush();
        return text.GetBuffer().AsMemory(0, (int)text.Length);

        void WriteList(string start, int column, string end)
        {
            output.Write(start);
            for (var i = 0; i < documents.Count; i++)
            {
                output.Write(i == 0 ? "\n" : ",\n");
                for (var j = 0; j < column; j++) output.Write(' ');
                YamlAsJson.Write(documents[i], output, column);
            }

            output.Write(end);
        }
    }

    /// <summary>Whether a file begins as those of this program. JSON has no comment that could say so; but no other program breaks lines as it does.</summary>
    /// <param name="start">Its first bytes, or all of them.</param>
    public static bool IsOwn(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf((byte)'\n');
        if (end < 0) return false;
        var first = start[..end].TrimEnd((byte)'\r');
        var second = start[(end + 1)..];
        return (first.SequenceEqual("{\"groups\": ["u8) && second.StartsWith("  {\"name\": \""u8))
            || (first.StartsWith("{\"namespace\": \""u8) && second.StartsWith(" \"groups\": ["u8))
            || (first.StartsWith("{\"apiVersion\": \""u8) && second.StartsWith(" \"kind\": \""u8));
    }
}
