using System.Buffers.Binary;
using System.Text;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>One message of Protocol Buffers, written field by field.</summary>
internal sealed class Protobuf
{
    private const int VarintType = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;

    private readonly List<byte> _bytes = [];

    public Protobuf Number(int field, ulong value)
    {
        Write((ulong)(field << 3 | VarintType));
        Write(value);
        return this;
    }

    /// <summary>A number of a type <c>sint</c>.</summary>
    public Protobuf Signed(int field, long value) => Number(field, (ulong)(value << 1 ^ value >> 63));

    public Protobuf Double(int field, double value)
    {
        Write((ulong)(field << 3 | Fixed64));
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    public Protobuf Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public Protobuf Message(int field, Protobuf message) => Bytes(field, [.. message._bytes]);

    /// <summary>The message with its length before it, as several stand one after the other.</summary>
    public byte[] Delimited()
    {
        var whole = new Protobuf();
        whole.Write((ulong)_bytes.Count);
        return [.. whole._bytes, .. _bytes];
    }

    public byte[] ToArray() => [.. _bytes];

    public static byte[] Varint(ulong value)
    {
        var bytes = new Protobuf();
        bytes.Write(value);
        return bytes.ToArray();
    }

    private Protobuf Bytes(int field, byte[] bytes)
    {
        Write((ulong)(field << 3 | LengthDelimited));
        Write((ulong)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    private void Write(ulong value)
    {
        for (; value > 0x7f; value >>= 7) _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
    }
}
