namespace VerifyXunit;

internal static class Snapshot
{
    /// <summary>Line ends count as LF, and one LF more at the end of the snapshot is no difference.</summary>
    /// <exception cref="SnapshotException">The text differs, or there is no snapshot yet; the received file then holds the text.</exception>
    public static async Task Compare(string target, SnapshotFiles files)
    {
        Directory.CreateDirectory(files.Folder);
        File.Delete(files.Received);
        var received = WithLf(target);
        if (files.Stale().FirstOrDefault() is { } stale)
            throw new SnapshotException($"Delete: {Path.GetFileName(stale)}");
        var verified = File.Exists(files.Verified) ? WithLf(await File.ReadAllTextAsync(files.Verified)) : "";
        if (verified.Length > 0 && (verified == received || verified == received + "\n")) return;

        await File.WriteAllTextAsync(files.Received, received);
        throw new SnapshotException(
            $"""
            Directory: {files.Folder}
            {(verified.Length == 0 ? "New" : "NotEqual")}:
              - Received: {Path.GetFileName(files.Received)}
                Verified: {Path.GetFileName(files.Verified)}

            Received:
            {received}
            Verified:
            {verified}
            """);
    }

    private static string WithLf(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}

internal sealed class SnapshotException(string message) : Exception(message);
