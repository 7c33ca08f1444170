using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Init;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Operations;

/// <param name="Service">Null, as of all others, where it is not said.</param>
/// <param name="Name">Of the SLO.</param>
/// <param name="With">Arguments of the template, <c>selector</c> among them.</param>
/// <param name="Server">The server that proposes; null for none.</param>
/// <param name="Output">The file, or <see cref="GenerateRules.StandardOutput"/>; null for the usual one.</param>
/// <param name="Systems">For which the repository gets what checks its specs.</param>
/// <param name="Labels">What the settings add to every rule.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Quiet">Whether nothing is told of but what is wrong.</param>
internal sealed record InitArguments(
    string? Service,
    string? Name,
    string? Template,
    IReadOnlyDictionary<string, string> With,
    Objective? Objective,
    ServerArguments? Server,
    string? Output,
    IReadOnlyList<string> Systems,
    IReadOnlyList<string> Library,
    InitPlaces Places,
    IReadOnlyDictionary<string, string> Labels,
    Version PrometheusVersion,
    LintLevels Lints,
    bool Quiet);

/// <summary>Writes a first spec of a service, from options, answers and what a server knows.</summary>
internal static class InitSpec
{
    private const string Example = "slogen init --service checkout --template http-requests --selector 'job=\"checkout\"' --objective 99.9%";

    public static int Run(InitArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var library = InputFiles.ReadLibrary(arguments.Library, environment);
        var found = SloCompiler.SliTemplates(library.Sources);
        IReadOnlyList<Diagnostic> mistakes = [.. library.Diagnostics.Concat(found.Diagnostics).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (mistakes.Count > 0)
        {
            DiagnosticPrinter.For(terminal).Print(mistakes);
            return ExitCode.Of(mistakes);
        }

        var templates = new InitTemplates([.. found.Templates.Where(template => template.IsUsable)]);
        if (arguments.Template is { } name && templates.Find(name) is null) return Fail($"--template: there is no template '{name}'; {templates.Hint(name)}");

        var check = new DraftCheck(new CompileOptions(arguments.Labels) { Library = library.Sources, PrometheusVersion = arguments.PrometheusVersion }, "the new spec");
        var server = arguments.Server is { } asked ? new InitServer(asked, environment) : null;
        var dialogue = Questions.CanBeAsked(terminal) ? new InitDialogue(new Questions(terminal), templates, check, server) : null;
        var choices = new InitChoices(arguments.Service, arguments.Name, arguments.Template is { } given ? templates.Find(given) : null, arguments.With, arguments.Objective);
        if (Early(choices, arguments, environment) is { } problem) return Report([problem]);
        if (dialogue is null)
        {
            if (Missing(choices, hasServer: server is not null) is { Count: > 0 } missing) return Refuse(missing, new InitHints(server, templates, check).For(choices));
        }
        else if (dialogue.Ask(choices) is { } answered) choices = answered;
        else return Ended();

        var draft = choices.DraftOf(choices.Template!);
        if (check.ErrorsOf(draft) is { Count: > 0 } errors) return Fail([.. errors]);
        if (server is not null)
        {
            if (server.Past(check.SloOf(draft)!) is not { } past) return Ended();
            if (past.Weeks is null) Tell($"{server.Address} has no data of these series of the last 4 weeks: nothing is known of what was met");
            draft = draft with { ScrapeInterval = past.ScrapeInterval };
            if ((choices.Objective ?? (dialogue is null ? past.Weeks?.Proposal : dialogue.AskObjective(past.Weeks))) is not { } objective)
                return dialogue is null ? Refuse(["--objective"], past.Weeks is { } weeks ? [$"None of the usual ones was met each week: {weeks.Ratios} was good."] : []) : Ended();
            draft = draft with { Objective = objective, Past = past.Weeks?.Sentence(objective) };
            if (draft.Past is { } sentence && dialogue is null && !arguments.Quiet) Tell(sentence);
        }
        else if (choices.Objective is null)
        {
            if (dialogue!.AskObjective(null) is not { } objective) return Ended();
            draft = draft with { Objective = objective };
        }

        return Deliver(draft, check, arguments, environment);

        int Ended()
        {
            if (server?.ExitCode is > 0 and var failure) return failure;
            terminal.Error.WriteLine("slogen: no more answers came; nothing was written");
            return ExitCode.Failed;
        }

        int Fail(params IReadOnlyList<string> messages)
        {
            foreach (var message in messages) Tell(message);
            return ExitCode.Failed;
        }

        int Refuse(IReadOnlyList<string> missing, IReadOnlyList<string>? hints)
        {
            if (hints is null) return server!.ExitCode;
            Tell($"there is no terminal to ask at, and {Text.Enumeration.And(missing)} {(missing.Count == 1 ? "is" : "are")} missing; a whole command is");
            terminal.Error.WriteLine($"  {Example}");
            foreach (var hint in hints) terminal.Error.WriteLine(PlainText.OneLine(hint));
            terminal.Error.WriteLine("Run 'slogen init --help' for usage.");
            return ExitCode.Failed;
        }

        void Tell(string message) => terminal.Error.WriteLine($"slogen: {PlainText.OneLine(message)}");

        int Report(IReadOnlyList<Diagnostic> problems)
        {
            DiagnosticPrinter.For(terminal).Print(problems);
            return ExitCode.Of(problems);
        }
    }

    /// <summary>What must be said, and is not.</summary>
    private static List<string> Missing(InitChoices choices, bool hasServer)
    {
        List<string> missing = [];
        if (choices.Service is null) missing.Add("--service");
        if (choices.Template is null) missing.Add("--template");
        if (choices.Template is null ? !choices.With.ContainsKey(SpecDraft.Selector) : choices.Open.Any(parameter => parameter.Name.Value == SpecDraft.Selector)) missing.Add("--selector");
        missing.AddRange(choices.Open.Where(parameter => parameter.Name.Value != SpecDraft.Selector).Select(parameter => $"--with {parameter.Name.Value}=…"));
        if (choices.Objective is null && !hasServer) missing.Add("--objective");
        return missing;
    }

    /// <summary>Nobody shall answer questions for a file that is there already.</summary>
    private static Diagnostic? Early(InitChoices choices, InitArguments arguments, CliEnvironment environment) =>
        arguments.Output != GenerateRules.StandardOutput && (arguments.Output is not null || choices.Service is not null) && PathOf(choices.Service ?? "", arguments, environment) is var path && Path.Exists(path)
            ? IsThere(environment.NameOf(path))
            : null;

    private static Diagnostic IsThere(string name) => new(InputDiagnostics.Unwritable, null, "there is such a file already, and it stays as it is: name another one with -o; nothing was written", name);

    private static string PathOf(string service, InitArguments arguments, CliEnvironment environment) =>
        arguments.Output is { } output ? environment.FullPath(output) : Path.Join(arguments.Places.Specs, $"{service}.slo.yaml");

    private static int Deliver(SpecDraft draft, DraftCheck check, InitArguments arguments, CliEnvironment environment)
    {
        var output = environment.Terminal.Output;
        if (arguments.Output == GenerateRules.StandardOutput)
        {
            output.Write(draft.Text);
            return ExitCode.Ok;
        }

        var (path, root) = (PathOf(draft.Service, arguments, environment), arguments.Places.Root);
        var folder = Common(Path.GetDirectoryName(path)!, arguments.Systems.Count == 0 ? Path.GetDirectoryName(path)! : root);
        var specs = arguments.Places.HasInputs ? null : Path.GetRelativePath(root, Path.GetDirectoryName(path)!);
        var checks = arguments.Systems.Distinct().Select(system => CiFile.Of(system, specs, arguments.Places.HasRules)).ToList();
        var there = checks.Where(file => Path.Exists(Path.Join(root, file.Name))).ToList();
        IReadOnlyList<OutputFile> files =
        [
            new(Path.GetRelativePath(folder, path), draft.Text),
            .. checks.Except(there).Select(file => file with { Name = Path.GetRelativePath(folder, Path.Join(root, file.Name)) }),
        ];
        if (Write(OutputFolder.OfOwn(folder, environment), files) is { } problem)
        {
            DiagnosticPrinter.For(environment.Terminal).Print([problem]);
            return ExitCode.Of([problem]);
        }

        var warnings = arguments.Lints.Apply(new DraftCheck(check.Options, environment.NameOf(path)).Plan(draft).Diagnostics);
        DiagnosticPrinter.For(environment.Terminal).Print(warnings);
        if (!arguments.Quiet)
        {
            foreach (var file in files) output.WriteLine($"wrote {PlainText.OneLine(environment.NameOf(Path.Join(folder, file.Name)))}");
            output.WriteLine($"Next: 'slogen explain {PlainText.OneLine(environment.NameOf(path))}' shows its alerts in numbers, 'slogen generate' makes the rules.");
        }

        foreach (var file in there)
        {
            output.WriteLine($"{PlainText.OneLine(environment.NameOf(Path.Join(root, file.Name)))} is there already and stays as it is; what to add to it:");
            output.Write(file.Content);
        }

        return ExitCode.Of(warnings);
    }

    private static Diagnostic? Write(OutputFolder folder, IReadOnlyList<OutputFile> files)
    {
        var changes = folder.Compare(files, out var problem);
        if (problem is not null) return problem;
        if (changes.FirstOrDefault(change => change.Old is not null) is { } there) return IsThere(folder.NameOf(there.Name));
        using var signals = new TerminationSignals();
        return FolderTransaction.Apply(folder, changes, () => signals.Came);
    }

    /// <summary>The innermost folder that two folders are in.</summary>
    private static string Common(string one, string other)
    {
        var path = one;
        while (path != other && !other.StartsWith(Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar, StringComparison.Ordinal) && Path.GetDirectoryName(path) is { } parent) path = parent;
        return path;
    }
}
