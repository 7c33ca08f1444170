using System.Text;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.PrometheusApi;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Servers;

/// <summary>The files that an <c>http_config</c> names. What is reported of them tells neither their names nor what is in them: either may be a secret.</summary>
/// <param name="folder">The full path of the folder that paths are relative to.</param>
/// <param name="confinement">The only folder whose files may be sent to a server; null for no limit.</param>
internal sealed class NamedFiles(string folder, string? confinement, DiagnosticBag diagnostics)
{
    /// <summary>In MiB.</summary>
    private const int Largest = 1;

    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>What is sent to the server: the text of a file without the blanks around it; null with a report.</summary>
    public string? Secret(Located<string> path)
    {
        if (confinement is not null && !RealPath.IsBelow(FullPath(path.Value), confinement))
        {
            diagnostics.Add(
                SettingsDiagnostics.InvalidHttpConfig,
                path.Span,
                "this file is outside of the folder of slogen.yaml, which named this configuration: so any repository could have your files sent away; "
                + "name the configuration with --http-config-file, and the server with it");
            return null;
        }

        return Read(path)?.Trim();
    }

    public PemText? Pem(Located<string> path) => Read(path) is { } text ? new PemText(path.Value, text) : null;

    private string? Read(Located<string> path)
    {
        try
        {
            return s_utf8.GetString(RegularFile.Read(FullPath(path.Value), Largest));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Add(InputDiagnostics.NotFound, path.Span, "no such file; a path is relative to the folder of the configuration");
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            diagnostics.Add(InputDiagnostics.Unreadable, path.Span, $"cannot read the file that is named here: {IoFailure.ReasonOf(e)}");
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(InputDiagnostics.NotUtf8, path.Span, "the file that is named here is not UTF-8 text");
        }

        return null;
    }

    // No file has a NUL in its name.
    private string FullPath(string path) => Path.GetFullPath(path.Replace('\0', '\ufffd'), folder);
}
