namespace SloRuleGen.Syntax;

/// <summary>Collects the runs of a scalar while its source is read again, and checks them against the value that it has.</summary>
internal sealed class ScalarMapBuilder(string source, string value)
{
    private readonly List<ScalarRun> _runs = [];
    private int _position;
    private bool _failed;

    /// <summary>The runs cover the value, no more and no less, and nothing contradicted it.</summary>
    public bool Agrees => !_failed && _position == value.Length;

    public bool IsComplete => _failed || _position >= value.Length;

    public ScalarMap Build(int end) => new([.. _runs], end);

    /// <summary>The value continues with this stretch of the source as it stands.</summary>
    public void Verbatim(int sourceStart, int length)
    {
        if (length == 0) return;
        if (!value.AsSpan(Math.Min(_position, value.Length)).StartsWith(source.AsSpan(sourceStart, length)))
        {
            _failed = true;
            return;
        }

        if (_runs is [.., { Verbatim: true } last] && last.SourceStart + last.SourceLength == sourceStart)
            _runs[^1] = last with { Length = last.Length + length, SourceLength = last.SourceLength + length };
        else
            _runs.Add(new ScalarRun(_position, length, sourceStart, length, Verbatim: true));
        _position += length;
    }

    /// <summary>The value continues with units that this stretch of the source stands for.</summary>
    public void Produced(int units, int sourceStart, int sourceEnd)
    {
        _failed |= _position + units > value.Length;
        _runs.Add(new ScalarRun(_position, units, sourceStart, sourceEnd - sourceStart, Verbatim: false));
        _position += units;
    }
}
