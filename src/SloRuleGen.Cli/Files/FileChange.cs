namespace SloRuleGen.Cli.Files;

/// <summary>How a file of the output folder relates to what the specs give.</summary>
/// <param name="Old">What is there, or null.</param>
/// <param name="New">What should be there, in UTF-8, or null if an earlier run made a file that no spec gives any more.</param>
internal sealed record FileChange(string Name, byte[]? Old, ReadOnlyMemory<byte>? New)
{
    public bool IsStale => New is null;

    public bool IsUnchanged { get; } = Old is not null && New is { } made && Old.AsSpan().SequenceEqual(made.Span);

    /// <summary>What becomes of the file, without its contents: for those that are not looked at any more.</summary>
    public FileChange WithoutContents => this with { Old = Old is null ? null : [], New = New is null ? null : default(ReadOnlyMemory<byte>) };

    /// <summary>Whether somebody else wrote what would be replaced: it is neither empty nor begins as files of this program do.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether what is there ends its lines with CRLF.</summary>
    public bool HasCarriageReturns => Old is not null && Old.AsSpan().IndexOf("\r\n"u8) >= 0;

    /// <summary>Whether CRLF in place of LF is all that differs.</summary>
    public bool DiffersInLineEndsAlone => HasCarriageReturns && !IsUnchanged && New is { } made && WithoutCarriageReturns(Old).AsSpan().SequenceEqual(made.Span);

    private static byte[] WithoutCarriageReturns(byte[]? text)
    {
        var lines = new List<byte>();
        for (var i = 0; i < text?.Length; i++)
            if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n') lines.Add(text[i]);
        return [.. lines];
    }
}
