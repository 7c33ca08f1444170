namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A folder that goes with the test, unless it is kept.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private bool _kept;

    public string Path { get; private set; } = Directory.CreateTempSubdirectory("slogen-prometheus-").FullName;

    /// <summary>Moves the folder beside the tests' binaries, under a name, so that a failure can be run by hand.</summary>
    public void Keep(string name)
    {
        var legal = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var kept = System.IO.Path.Combine(AppContext.BaseDirectory, "failures", legal);
        Directory.CreateDirectory(kept);
        foreach (var file in Directory.EnumerateFiles(Path)) File.Copy(file, System.IO.Path.Combine(kept, System.IO.Path.GetFileName(file)), overwrite: true);
        Directory.Delete(Path, recursive: true);
        Path = kept;
        _kept = true;
    }

    public void Dispose()
    {
        if (!_kept) Directory.Delete(Path, recursive: true);
    }
}
