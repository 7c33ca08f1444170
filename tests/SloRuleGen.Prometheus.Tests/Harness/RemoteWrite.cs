namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Samples of one series as servers send them to each other: a message of Protocol Buffers, packed with Snappy.</summary>
/// <param name="labels">Such as <c>__name__=requests,job=shop</c>, in the order of their names.</param>
internal sealed class RemoteWrite(string labels)
{
    private readonly Protobuf _series = Labelled(labels);

    /// <summary>A native histogram with buckets that double: the one of index i holds what took over 2^(i-1) and up to 2^i seconds.</summary>
    /// <param name="buckets">All events so far, of buckets that stand one after the other.</param>
    public void Histogram(DateTimeOffset at, params (int Index, long Events)[] buckets)
    {
        var histogram = new Protobuf().Number(1, (ulong)buckets.Sum(bucket => bucket.Events)).Double(3, 0).Signed(4, 0).Double(5, 1e-6).Number(6, 0)
            .Message(11, new Protobuf().Signed(1, buckets[0].Index).Number(2, (ulong)buckets.Length));
        var before = 0L;
        foreach (var (_, events) in buckets)
        {
            histogram.Signed(12, events - before);
            before = events;
        }

        _series.Message(4, histogram.Number(15, (ulong)at.ToUnixTimeMilliseconds()));
    }

    /// <summary>Snappy packs nothing that is told to be literal.</summary>
    public byte[] Body()
    {
        var message = new Protobuf().Message(1, _series).ToArray();
        List<byte> packed = [.. Protobuf.Varint((ulong)message.Length)];
        foreach (var chunk in message.Chunk(65_536)) packed.AddRange([61 << 2, (byte)(chunk.Length - 1), (byte)((chunk.Length - 1) >> 8), .. chunk]);
        return [.. packed];
    }

    private static Protobuf Labelled(string labels)
    {
        var series = new Protobuf();
        foreach (var label in labels.Split(',').Select(label => label.Split('='))) series.Message(1, new Protobuf().Text(1, label[0]).Text(2, label[1]));
        return series;
    }
}
