using System.Diagnostics;
using System.Net.Sockets;

namespace SloRuleGen.Cli.Tests;

/// <summary>Makes what is no file in a test's own folder.</summary>
internal static class SpecialFile
{
    public const string Pipe = "a named pipe";
    public const string Socket = "a socket";
    public const string Device = "a device";

    public static TheoryData<string> Kinds => [Pipe, Socket, Device];

    /// <summary>A device by a link to one: to make one takes privileges, and it is only read.</summary>
    public static void Make(string kind, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (kind)
        {
            case Pipe:
                Assert.True(Run("mkfifo", path));
                break;
            case Socket:
                using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    // The runtime removes what it bound to under the name that it knows.
                    socket.Bind(new UnixDomainSocketEndPoint(path + ".bound"));
                    File.Move(path + ".bound", path);
                }

                break;
            default:
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
        }
    }

    /// <summary>An endless device of its own, as /dev/zero is; false without the privilege.</summary>
    public static bool TryMakeDevice(string path) => Run("mknod", path, "c", "1", "5");

    private static bool Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
