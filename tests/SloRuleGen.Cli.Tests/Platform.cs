using System.Runtime.Versioning;

// Links, modes and devices, which these tests need, exist on Unix alone.
[assembly: SupportedOSPlatform("linux")]
[assembly: SupportedOSPlatform("macos")]
