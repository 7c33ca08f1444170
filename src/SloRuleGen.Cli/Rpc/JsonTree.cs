using System.Globalization;
using System.Text;
using System.Text.Json;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Rpc;

/// <summary>
/// A value of JSON that somebody sent. What is asked of it and is not there, or is of another kind, is null: who sends it may be anybody.
/// </summary>
internal sealed class JsonTree
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 64 };

    private readonly Dictionary<string, JsonTree>? _fields;

    private JsonTree(JsonTokenType kind, string? text, Dictionary<string, JsonTree>? fields, IReadOnlyList<JsonTree>? items) =>
        (Kind, Text, _fields, Items) = (kind, text, fields, items ?? []);

    /// <summary>The token that it begins with.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>Of a string its characters, of a number its digits; null for all else.</summary>
    public string? Text { get; }

    /// <summary>Of a list; none for all else.</summary>
    public IReadOnlyList<JsonTree> Items { get; }

    /// <summary>Of an object, in no order.</summary>
    public IEnumerable<KeyValuePair<string, JsonTree>> Fields => _fields ?? [];

    public bool IsObject => _fields is not null;

    public bool IsNull => Kind == JsonTokenType.Null;

    /// <summary>A string.</summary>
    public string? String => Kind == JsonTokenType.String ? Text : null;

    /// <summary>A whole number.</summary>
    public long? Integer => Kind == JsonTokenType.Number && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool? Flag => Kind switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };

    public JsonTree? this[string name] => _fields?.GetValueOrDefault(name);

    /// <exception cref="JsonException">It is no JSON, or deeper than anything that is meant.</exception>
    public static JsonTree Read(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text, s_options);
        Next(ref json);
        var value = Value(ref json);
        if (json.Read()) throw new JsonException();
        return value;
    }

    /// <summary>As it was sent, but for white space.</summary>
    public Json ToJson() => Kind switch
    {
        JsonTokenType.String => (Json)Text,
        JsonTokenType.Number => new JsonNumber(Text!),
        JsonTokenType.True or JsonTokenType.False => Flag!.Value,
        JsonTokenType.StartArray => JsonList.Of(Items, item => item.ToJson()),
        JsonTokenType.StartObject => ObjectOf(_fields!),
        _ => (string?)null,
    };

    private static JsonObject ObjectOf(Dictionary<string, JsonTree> fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields) json[name] = value.ToJson();
        return json;
    }

    private static JsonTree Value(ref Utf8JsonReader json)
    {
        var kind = json.TokenType;
        switch (kind)
        {
            case JsonTokenType.StartObject:
                var fields = new Dictionary<string, JsonTree>(StringComparer.Ordinal);
                for (Next(ref json); json.TokenType != JsonTokenType.EndObject; Next(ref json))
                {
                    var name = Characters(ref json);
                    Next(ref json);
                    fields[name] = Value(ref json);
                }

                return new JsonTree(kind, null, fields, null);
            case JsonTokenType.StartArray:
                var items = new List<JsonTree>();
                for (Next(ref json); json.TokenType != JsonTokenType.EndArray; Next(ref json)) items.Add(Value(ref json));
                return new JsonTree(kind, null, null, items);
            case JsonTokenType.String: return new JsonTree(kind, Characters(ref json), null, null);
            case JsonTokenType.Number: return new JsonTree(kind, Encoding.UTF8.GetString(json.ValueSpan), null, null);
            default: return new JsonTree(kind, null, null, null);
        }
    }

    private static void Next(ref Utf8JsonReader json)
    {
        if (!json.Read()) throw new JsonException();
    }

    /// <summary>The characters of a string. Half a surrogate pair, which editors send of what is half typed, is one character that stands for it.</summary>
    private static string Characters(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescaped(Encoding.UTF8.GetString(json.ValueSpan));
        }
    }

    private static string Unescaped(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            switch (text[++i])
            {
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case 'u' when i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    result.Append((char)unit);
                    i += 4;
                    break;
                default: result.Append(text[i]); break;
            }
        }

        for (var i = 0; i < result.Length; i++)
        {
            if (char.IsHighSurrogate(result[i]) && i + 1 < result.Length && char.IsLowSurrogate(result[i + 1])) i++;
            else if (char.IsSurrogate(result[i])) result[i] = '\uFFFD';
        }

        return result.ToString();
    }

    /// <summary>A number with the digits that it was sent with.</summary>
    private sealed class JsonNumber(string digits) : Json
    {
        public override void Write(Utf8JsonWriter json) => json.WriteRawValue(digits);
    }
}
