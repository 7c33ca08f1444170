using System.Buffers;
using System.Text.Unicode;
using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Files;

/// <summary>What a run was given to read.</summary>
/// <param name="Sources">In the order of the arguments, a folder's files by their path; what two arguments name stands once.</param>
/// <param name="Diagnostics">What could not be read, in the same order.</param>
/// <param name="FileCount">How many files were named or found, those that could not be read included.</param>
/// <param name="RealPaths">Of these files.</param>
internal sealed record Inputs(IReadOnlyList<SourceText> Sources, IReadOnlyList<Diagnostic> Diagnostics, int FileCount, IReadOnlyCollection<string> RealPaths);

/// <summary>What a folder is searched for.</summary>
/// <param name="Noun">What one file is.</param>
/// <param name="MayBeStandardInput">Whether <c>-</c> is standard input, and no file of that name.</param>
internal sealed record InputKind(string Noun, string Extension, bool MayBeStandardInput)
{
    /// <summary>In MiB. What is longer has more characters than a spec may have, or is next to it: refused before it is read.</summary>
    public int Largest { get; init; } = SpecReader.MaxLength / 1024 / 1024;

    public static readonly InputKind Spec = new("spec", ".slo", true);
    public static readonly InputKind Foreign = new("document", "", true);
    public static readonly InputKind Library = new("library", ".sli", false);
    public static readonly InputKind Expression = new("expression", ".promql", true) { Largest = 1 };
    public static readonly InputKind Settings = new("file of settings", "", false) { Largest = 1 };
    public static readonly InputKind Sheet = new("sheet of risks", "", false) { Largest = 1 };
    public static readonly InputKind HttpConfig = new("http_config", "", false) { Largest = 1 };

    public IReadOnlyList<string> Endings => [Extension + ".yaml", Extension + ".yml"];
}

/// <summary>Reads what the command line names: files, folders of <c>*.slo.yaml</c>, and <c>-</c> for standard input.</summary>
internal sealed class InputFiles
{
    /// <summary>The argument that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>What messages call it.</summary>
    public const string StandardInputName = "<stdin>";

    private readonly InputKind _kind;
    private readonly CliEnvironment _environment;
    private readonly string _standardInputName;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<SourceText> _sources = [];
    private int _fileCount;

    private InputFiles(InputKind kind, CliEnvironment environment, string standardInputName) =>
        (_kind, _environment, _standardInputName) = (kind, environment, standardInputName);

    /// <param name="standardInputName">The path of the file that standard input stands in for; that file is not read. Null for none.</param>
    /// <param name="others">Files that are read as something else: where they are named too, they are no specs. Null for none.</param>
    /// <param name="isForeign">Whether they may be documents of other programs, whose files may have any name.</param>
    public static Inputs Read(IReadOnlyList<string> arguments, CliEnvironment environment, string? standardInputName = null, Inputs? others = null, bool isForeign = false)
    {
        var files = new InputFiles(isForeign ? InputKind.Foreign : InputKind.Spec, environment, standardInputName ?? StandardInputName);
        files._seen.UnionWith(others?.RealPaths ?? []);
        if (standardInputName is not null) files._seen.Add(RealPath.Of(environment.FullPath(standardInputName)));
        return files.ReadAll(arguments);
    }

    /// <summary>Reads documents of other programs, whose files may have any name: of folders all YAML files.</summary>
    public static Inputs ReadForeign(IReadOnlyList<string> arguments, CliEnvironment environment) =>
        new InputFiles(InputKind.Foreign, environment, StandardInputName).ReadAll(arguments);

    /// <summary>Reads files of templates, and folders of <c>*.sli.yaml</c>.</summary>
    public static Inputs ReadLibrary(IReadOnlyList<string> arguments, CliEnvironment environment) =>
        new InputFiles(InputKind.Library, environment, StandardInputName).ReadAll(arguments);

    /// <summary>Reads one file, and no folder.</summary>
    public static Inputs ReadOne(InputKind kind, string path, CliEnvironment environment)
    {
        var files = new InputFiles(kind, environment, StandardInputName);
        files.AddFile(path);
        return files.ReadAll([]);
    }

    /// <summary>Reads the expression that is the whole of standard input.</summary>
    public static Inputs ReadExpression(CliEnvironment environment) => new InputFiles(InputKind.Expression, environment, StandardInputName).ReadAll([StandardInput]);

    public static Diagnostic Unreadable(string name, Exception failure) =>
        new(InputDiagnostics.Unreadable, null, $"cannot read: {IoFailure.ReasonOf(failure)}", name);

    private Inputs ReadAll(IReadOnlyList<string> arguments)
    {
        foreach (var argument in arguments) AddArgument(argument);
        return new Inputs(_sources, _diagnostics, _fileCount, _seen);
    }

    private void AddArgument(string argument)
    {
        if (argument == StandardInput && _kind.MayBeStandardInput)
        {
            if (!_seen.Add(StandardInput)) return;
            _fileCount++;
            AddContent(_standardInputName, _environment.Terminal.OpenInput);
        }
        else if (argument.Length > 0 && Directory.Exists(_environment.FullPath(argument)))
        {
            AddFolder(argument);
        }
        else
        {
            AddFile(argument);
        }
    }

    private void AddFolder(string folder)
    {
        var found = new List<string>();
        Collect(folder, found, new HashSet<string>(StringComparer.Ordinal));
        if (found.Count == 0)
            Report(InputDiagnostics.NoSpecFound, folder, $"no {_kind.Noun} found: the folder holds no *{_kind.Endings[0]} and no *{_kind.Endings[1]}");
        foreach (var file in found.Order(StringComparer.Ordinal)) AddFile(file);
    }

    /// <param name="visited">The folders that were entered, so that a link to one of them ends there.</param>
    private void Collect(string folder, List<string> found, HashSet<string> visited)
    {
        var fullPath = _environment.FullPath(folder);
        if (!visited.Add(RealPath.Of(fullPath))) return;
        try
        {
            foreach (var entry in Directory.GetFileSystemEntries(fullPath).Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileName(entry);
                if (name.StartsWith('.') || (_kind == InputKind.Foreign && name == SettingsSearch.FileName)) continue;
                var path = folder == "." ? name : Path.Join(folder, name);
                if (Directory.Exists(entry)) Collect(path, found, visited);
                else if (_kind.Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))) found.Add(path);
            }
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            Report(InputDiagnostics.Unreadable, folder, $"cannot read the folder: {IoFailure.ReasonOf(e)}");
        }
    }

    private void AddFile(string path)
    {
        var fullPath = path.Length == 0 ? "" : _environment.FullPath(path);
        if (!_seen.Add(RealPath.Of(fullPath))) return;
        _fileCount++;
        if (Directory.Exists(fullPath))
            Report(InputDiagnostics.Unreadable, path, "cannot read: it is a folder");
        else if (!File.Exists(fullPath))
            ReportNotFound(path);
        else
            AddContent(path, () => RegularFile.Open(fullPath));
    }

    private void AddContent(string name, Func<Stream> open)
    {
        try
        {
            using var stream = open();
            if (RegularFile.ReadAtMost(stream, _kind.Largest) is { } bytes) AddText(name, bytes);
            else Report(InputDiagnostics.TooLarge, name, $"larger than {_kind.Largest} MiB: this is no {_kind.Noun}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A link that leads nowhere exists, but there is nothing to open.
            ReportNotFound(name);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            _diagnostics.Add(Unreadable(name, e));
        }
    }

    private void AddText(string name, ReadOnlySpan<byte> bytes)
    {
        var chars = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, chars, out var read, out var written, replaceInvalidSequences: false);
        var source = new SourceText(name, new string(chars, 0, written));
        if (status == OperationStatus.Done) _sources.Add(source);
        else _diagnostics.Add(new Diagnostic(InputDiagnostics.NotUtf8, source.Span(source.Content.Length, source.Content.Length), WhyNotUtf8(bytes, read)));
    }

    private static string WhyNotUtf8(ReadOnlySpan<byte> bytes, int position) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? "the file is UTF-16; save it as UTF-8"
            : $"the byte 0x{bytes[position]:X2} is not UTF-8 here; save the file as UTF-8";

    private void ReportNotFound(string path) => Report(InputDiagnostics.NotFound, path, IoFailure.NotFound(path));

    private void Report(DiagnosticDescriptor descriptor, string subject, string message) =>
        _diagnostics.Add(new Diagnostic(descriptor, null, message, subject));
}
