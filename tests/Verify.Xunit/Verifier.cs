using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares a text with the snapshot of the test that is running.</summary>
public static class Verifier
{
    [Pure]
    public static SettingsTask Verify(string? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Build(target is "" ? "emptyString" : target, "txt", settings, sourceFile);

    /// <param name="extension">That of the snapshot, without a dot.</param>
    [Pure]
    public static SettingsTask Verify(string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        Build(target, extension, settings, sourceFile);

    private static SettingsTask Build(string? target, string extension, VerifySettings? settings, string sourceFile) =>
        new(settings, async current =>
        {
            ArgumentNullException.ThrowIfNull(target);
            var files = SnapshotFiles.Of(UseVerifyAttribute.GetMethod(), sourceFile, extension, current);
            await Snapshot.Compare(target, files);
            return new VerifyResult(target, files.Verified);
        });
}
