namespace Scriban.Parsing;

/// <summary>A place in a template: offset, line and column from 0.</summary>
public struct TextPosition(int offset, int line, int column) : IEquatable<TextPosition>
{
    public static readonly TextPosition Eof = new(-1, -1, -1);

    public int Offset { get; set; } = offset;

    public int Column { get; set; } = column;

    public int Line { get; set; } = line;

    public static bool operator ==(TextPosition left, TextPosition right) => left.Equals(right);

    public static bool operator !=(TextPosition left, TextPosition right) => !left.Equals(right);

    /// <summary>Line and column from 1.</summary>
    public readonly string ToStringSimple() => $"{Line + 1},{Column + 1}";

    public override readonly string ToString() => $"({Offset}:{Line},{Column})";

    public readonly bool Equals(TextPosition other) => (Offset, Line, Column) == (other.Offset, other.Line, other.Column);

    public override readonly bool Equals(object? obj) => obj is TextPosition other && Equals(other);

    public override readonly int GetHashCode() => Offset;
}
