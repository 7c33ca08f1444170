using System.Text;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Files;

/// <summary>How a file begins that this program wrote.</summary>
internal sealed class OwnStart
{
    private readonly byte[]? _text;

    private OwnStart(byte[]? text) => _text = text;

    /// <summary>As rules in JSON begin.</summary>
    public static OwnStart OfJson { get; } = new(null);

    /// <summary>How many bytes tell it.</summary>
    public int Length => _text?.Length ?? JsonFile.StartLength;

    /// <param name="text">ASCII.</param>
    public static OwnStart Of(string text) => new(Encoding.ASCII.GetBytes(text));

    /// <param name="file">So many bytes of it, or more; fewer only if it has no more.</param>
    public bool IsOf(ReadOnlySpan<byte> file) => _text is null ? JsonFile.IsOwn(file) : file.StartsWith(_text);
}
