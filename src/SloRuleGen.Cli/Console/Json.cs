using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Console;

/// <summary>
/// A value of JSON, as this program prints it: line breaks are LF, and only what has to be escaped is. Texts and numbers turn into one by
/// themselves, and null into JSON's null. The serializer of .NET is not used: it brings code for each type, and doubled the native binary.
/// </summary>
internal abstract class Json
{
    public static implicit operator Json(string? text) => new Scalar(json => json.WriteStringValue(text));

    public static implicit operator Json(bool value) => new Scalar(json => json.WriteBooleanValue(value));

    public static implicit operator Json(long? number) => Number(number, (json, value) => json.WriteNumberValue(value));

    public static implicit operator Json(decimal? number) => Number(number, (json, value) => json.WriteNumberValue(value));

    /// <summary>Finite.</summary>
    public static implicit operator Json(double? number) => Number(number, (json, value) => json.WriteNumberValue(value));

    /// <summary>An exact decimal, or 15 digits where there is none.</summary>
    public static implicit operator Json(Fraction? number) => Number(number, (json, value) => json.WriteRawValue(value.ToString()));

    /// <summary>As in RFC 3339.</summary>
    public static implicit operator Json(DateTimeOffset? time) => Number(time, (json, value) => json.WriteStringValue(value));

    /// <summary>Over several lines, indented.</summary>
    public override string ToString() => Text(indented: true);

    public string OneLine() => Text(indented: false);

    public abstract void Write(Utf8JsonWriter json);

    private static Scalar Number<T>(T? value, Action<Utf8JsonWriter, T> write)
        where T : struct => new(json =>
    {
        if (value is { } known) write(json, known);
        else json.WriteNullValue();
    });

    private string Text(bool indented)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private sealed class Scalar(Action<Utf8JsonWriter> write) : Json
    {
        public override void Write(Utf8JsonWriter json) => write(json);
    }
}

/// <summary>Fields in the order in which they are set. One that is set to null is written as null.</summary>
internal sealed class JsonObject : Json
{
    private readonly List<KeyValuePair<string, Json?>> _fields = [];

    /// <summary>Texts by their names.</summary>
    public static JsonObject Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var all = new JsonObject();
        foreach (var (name, text) in texts) all[name] = text;
        return all;
    }

    public Json? this[string name]
    {
        set => _fields.Add(new(name, value));
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _fields)
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.Write(json);
        }

        json.WriteEndObject();
    }
}

/// <param name="items">Enumerated when they are written.</param>
internal sealed class JsonList(IEnumerable<Json> items) : Json
{
    public static JsonList Of<T>(IEnumerable<T> items, Func<T, Json> json) => new(items.Select(json));

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var item in items) item.Write(json);
        json.WriteEndArray();
    }
}
