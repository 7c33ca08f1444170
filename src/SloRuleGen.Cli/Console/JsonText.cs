using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SloRuleGen.Cli.Console;

/// <summary>JSON as this program prints it: line breaks are LF, and only what has to be escaped is.</summary>
internal static class JsonText
{
    public static string Indented<T>(T value, JsonTypeInfo<T> type) => Of(value, type, indented: true);

    public static string OneLine<T>(T value, JsonTypeInfo<T> type) => Of(value, type, indented: false);

    private static string Of<T>(T value, JsonTypeInfo<T> type, bool indented)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            JsonSerializer.Serialize(json, value, type);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
