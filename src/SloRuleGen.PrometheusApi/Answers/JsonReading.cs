using System.Globalization;
using System.Text.Json;

namespace SloRuleGen.PrometheusApi.Answers;

/// <summary>Reads one value, from its first token, where the reader stands, to its last.</summary>
internal delegate T ReadValue<out T>(ref Utf8JsonReader json);

/// <summary>Reads the value of one field into what was read before, or gives null where the field is not known.</summary>
internal delegate T? ReadField<T>(ref Utf8JsonReader json, string name, T before);

/// <summary>
/// Values of JSON by hand: the serializer would bring code for each type into the native binary, more than all of the rest together.
/// A <see cref="JsonException"/> is thrown by all that find something else.
/// </summary>
internal static class JsonReading
{
    /// <summary>The whole text is one value.</summary>
    public static T Whole<T>(ReadOnlySpan<byte> text, ReadValue<T> read)
    {
        var json = new Utf8JsonReader(text.StartsWith("\uFEFF"u8) ? text[3..] : text);
        json.Next();
        var value = read(ref json);
        // Throws where more follows.
        json.Read();
        return value;
    }

    /// <summary>Fields that are not known are left out.</summary>
    /// <param name="empty">An object without any field.</param>
    public static T Object<T>(this ref Utf8JsonReader json, T empty, ReadField<T> field)
        where T : class
    {
        json.Expect(JsonTokenType.StartObject);
        var value = empty;
        while (json.Field() is { } name)
        {
            if (field(ref json, name, value) is { } more) value = more;
            else json.Skip();
        }

        return value;
    }

    /// <summary>The name of the next field of an object, and on to its value; null at the object's end.</summary>
    public static string? Field(this ref Utf8JsonReader json)
    {
        json.Next();
        if (json.TokenType == JsonTokenType.EndObject) return null;
        var name = Characters(ref json);
        json.Next();
        return name;
    }

    /// <summary>On to the next item of a list; false at the list's end.</summary>
    public static bool Item(this ref Utf8JsonReader json)
    {
        json.Next();
        return json.TokenType != JsonTokenType.EndArray;
    }

    public static void Next(this ref Utf8JsonReader json)
    {
        if (!json.Read()) throw new JsonException("the answer ends too soon");
    }

    public static void Expect(this ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type) throw new JsonException($"{type} is missing");
    }

    public static string Text(this ref Utf8JsonReader json)
    {
        json.Expect(JsonTokenType.String);
        return Characters(ref json);
    }

    public static string? TextOrNull(this ref Utf8JsonReader json) => json.OrNull(Text);

    public static T? OrNull<T>(this ref Utf8JsonReader json, ReadValue<T> read)
        where T : class => json.TokenType == JsonTokenType.Null ? null : read(ref json);

    public static bool Bool(this ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException("neither true nor false"),
    };

    /// <summary>A number, or one in quotes.</summary>
    public static long Integer(this ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number ? json.TryGetInt64(out var value) ? value : throw NoNumber
        : long.TryParse(json.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quoted) ? quoted : throw NoNumber;

    /// <inheritdoc cref="Integer"/>
    public static double Number(this ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number ? json.TryGetDouble(out var value) ? value : throw NoNumber
        : double.TryParse(json.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var quoted) ? quoted : throw NoNumber;

    public static double? NumberOrNull(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : json.Number();

    /// <summary>As in RFC 3339.</summary>
    public static DateTimeOffset? TimeOrNull(this ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        json.Expect(JsonTokenType.String);
        return json.TryGetDateTimeOffset(out var time) ? time : throw new JsonException("no time");
    }

    public static List<T>? ListOrNull<T>(this ref Utf8JsonReader json, ReadValue<T> item) => json.TokenType == JsonTokenType.Null ? null : json.List(item);

    public static List<T> List<T>(this ref Utf8JsonReader json, ReadValue<T> item)
    {
        json.Expect(JsonTokenType.StartArray);
        var list = new List<T>();
        while (json.Item()) list.Add(item(ref json));
        return list;
    }

    /// <summary>An object whose fields are alike. Of two with the same name the last counts.</summary>
    public static Dictionary<string, T> Map<T>(this ref Utf8JsonReader json, ReadValue<T> value)
    {
        json.Expect(JsonTokenType.StartObject);
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (json.Field() is { } name) map[name] = value(ref json);
        return map;
    }

    public static Dictionary<string, string> Texts(ref Utf8JsonReader json) => json.Map(Text);

    private static JsonException NoNumber => new("a value is no number");

    private static string Characters(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("a text is not UTF-8", e);
        }
    }
}
