using System.Text.Json;
using System.Text.Unicode;

namespace SloRuleGen.Cli.Console;

/// <summary>Reads a line that is to hold one JSON string.</summary>
internal static class JsonStringLine
{
    /// <summary>The text, or null and what is wrong.</summary>
    public static string? Read(ReadOnlySpan<byte> line, out string problem)
    {
        problem = "";
        if (!Utf8.IsValid(line))
        {
            problem = "the line is not UTF-8";
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            var (kind, text) = (reader.TokenType, reader.TokenType == JsonTokenType.String ? TextOf(reader) : null);
            if (kind is JsonTokenType.StartArray or JsonTokenType.StartObject) reader.Skip();
            // To the end, where something else may stand.
            reader.Read();
            problem = kind != JsonTokenType.String ? $"expected a JSON string, but this is {Name(kind)}"
                : text is null ? "the JSON string holds half a surrogate pair, which is no text"
                : "";
            return text;
        }
        catch (JsonException e)
        {
            problem = $"the line is not JSON, from byte {e.BytePositionInLine} on; expected a JSON string, such as \"up\"";
            return null;
        }
    }

    /// <summary>Null if an escape of one surrogate stands without its other half.</summary>
    private static string? TextOf(Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Name(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
