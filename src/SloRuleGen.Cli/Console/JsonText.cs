using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SloRuleGen.Cli.Console;

/// <summary>JSON as this program prints it: line breaks are LF, and only what has to be escaped is.</summary>
internal static class JsonText
{
    public static string Indented(Action<Utf8JsonWriter> write) => Of(write, indented: true);

    public static string OneLine(Action<Utf8JsonWriter> write) => Of(write, indented: false);

    private static string Of(Action<Utf8JsonWriter> write, bool indented)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
