using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SloRuleGen.Syntax;

/// <summary>
/// Writes a document as JSON that this program has written as YAML: the same keys and values in the same order, without the comments.
/// What stands on one line stays on one. Otherwise each entry of a mapping has a line, the first of them that of the brace, and so has each item of a list.
/// </summary>
internal sealed class YamlAsJson
{
    private readonly Parser _parser;
    private readonly TextWriter _output;

    private YamlAsJson(Parser parser, TextWriter output) => (_parser, _output) = (parser, output);

    /// <param name="yaml">One document in UTF-8, of mappings, lists, texts and whole numbers.</param>
    /// <param name="column">Where the JSON begins on its line, from 0: the lines below are as far in.</param>
    public static void Write(ReadOnlyMemory<byte> yaml, TextWriter output, int column = 0)
    {
        var bytes = MemoryMarshal.TryGetArray(yaml, out var segment) ? segment : yaml.ToArray();
        using var reader = new StreamReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count), Encoding.UTF8);
        var parser = new Parser(reader);
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        new YamlAsJson(parser, output).WriteNode(column, isOnOneLine: false);
    }

    private void WriteNode(int column, bool isOnOneLine)
    {
        if (_parser.TryConsume<Scalar>(out var scalar)) WriteScalar(scalar);
        else if (_parser.TryConsume<SequenceStart>(out var list)) WriteList(column, isOnOneLine || list.Style == SequenceStyle.Flow);
        else WriteMapping(column, _parser.Consume<MappingStart>().Style == MappingStyle.Flow || isOnOneLine);
    }

    /// <summary>Texts that look like numbers stand in quotes in the YAML, so that what is plain and of digits alone is one.</summary>
    private void WriteScalar(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.Plain && !scalar.Value.AsSpan().ContainsAnyExceptInRange('0', '9')) _output.Write(scalar.Value);
        else WriteText(scalar.Value);
    }

    /// <summary>Characters of two UTF-16 units, such as emoji, stand as they are: readers of YAML do not know the pair of escapes that JSON has for them.</summary>
    private void WriteText(string text)
    {
        _output.Write('"');
        for (var at = 0; at < text.Length;)
        {
            if (char.IsSurrogatePair(text, at))
            {
                _output.Write(text.AsSpan(at, 2));
                at += 2;
                continue;
            }

            var start = at++;
            while (at < text.Length && !char.IsSurrogatePair(text, at)) at++;
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(_output, text, start, at - start);
        }

        _output.Write('"');
    }

    private void WriteMapping(int column, bool isOnOneLine)
    {
        _output.Write('{');
        for (var isFirst = true; !_parser.TryConsume<MappingEnd>(out _); isFirst = false)
        {
            if (!isFirst) WriteComma(column + 1, isOnOneLine);
            WriteText(_parser.Consume<Scalar>().Value);
            _output.Write(": ");
            WriteNode(column + 1, isOnOneLine);
        }

        _output.Write('}');
    }

    private void WriteList(int column, bool isOnOneLine)
    {
        _output.Write('[');
        var isFirst = true;
        for (; !_parser.TryConsume<SequenceEnd>(out _); isFirst = false)
        {
            if (!isFirst) WriteComma(column + 1, isOnOneLine);
            else if (!isOnOneLine) BreakLine(column + 1);
            WriteNode(column + 1, isOnOneLine);
        }

        if (!isFirst && !isOnOneLine) BreakLine(column);
        _output.Write(']');
    }

    private void WriteComma(int column, bool isOnOneLine)
    {
        _output.Write(',');
        if (isOnOneLine) _output.Write(' ');
        else BreakLine(column);
    }

    private void BreakLine(int column)
    {
        _output.Write('\n');
        for (var i = 0; i < column; i++) _output.Write(' ');
    }
}
