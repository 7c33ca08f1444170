namespace VerifyTests;

/// <summary>A comparison that found no difference.</summary>
public sealed class VerifyResult
{
    internal VerifyResult(string target, string verifiedFile)
    {
        Target = target;
        Files = [verifiedFile];
    }

    public object? Target { get; }

    public IEnumerable<string> Files { get; }
}
