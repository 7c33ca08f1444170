using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Commands;

/// <summary>
/// The values of a run: what the command line gives, else what the settings say, else the program's own. Each is noted with
/// its origin when it is asked for, so that what <c>slogen config</c> prints is what runs have.
/// </summary>
internal sealed class RunValues(ParseResult parse, FoundSettings found, CliEnvironment environment)
{
    private readonly List<HeldValue> _held = [];
    private readonly List<string> _mistakes = [];
    private readonly List<Diagnostic> _problems = [];

    public RepositorySettings Settings => found.Settings;

    public SettingsScope Scope => found.Scope;

    public ParseResult Parse => parse;

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<HeldValue> Held => _held;

    /// <summary>What is wrong with the command line, now that the settings are known.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>What is wrong with the settings, now that it is known which of them hold.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    public void Refuse(string mistake) => _mistakes.Add(mistake);

    /// <summary>Refuses the run for a mistake in a file that it needs.</summary>
    public void Report(Diagnostic problem) => _problems.Add(problem);

    /// <summary>Notes a value that was taken by other means.</summary>
    public void Hold(HeldValue value) => _held.Add(value);

    public bool IsGiven(Option option) => parse.GetResult(option) is { Implicit: false };

    public T Of<T>(string name, Option<T> option, Located<T>? ofSettings)
        where T : notnull
    {
        var value = !IsGiven(option) && ofSettings is { } own ? own.Value : parse.GetRequiredValue(option);
        Note(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), option, ofSettings?.Span);
        return value;
    }

    public bool Of(string name, Option<bool> option, Located<bool>? ofSettings)
    {
        var value = !IsGiven(option) && ofSettings is { } own ? own.Value : parse.GetValue(option);
        Note(name, value ? "true" : "false", option, ofSettings?.Span);
        return value;
    }

    /// <summary>A value that may be absent.</summary>
    public T? Maybe<T>(string name, Option<T?> option, Located<T>? ofSettings)
        where T : struct
    {
        var value = !IsGiven(option) && ofSettings is { } own ? own.Value : parse.GetValue(option);
        Note(name, value?.ToString(), option, ofSettings?.Span);
        return value;
    }

    /// <summary>A text that may be absent.</summary>
    public string? Text(string name, Option<string?> option, Located<string>? ofSettings)
    {
        var value = !IsGiven(option) && ofSettings is { } own ? own.Value : parse.GetValue(option);
        Note(name, value, option, ofSettings?.Span);
        return value;
    }

    /// <summary>A list: that of the command line in place of any other.</summary>
    public IReadOnlyList<string> List(string name, Option<string[]> option, IReadOnlyList<Located<string>>? ofSettings)
    {
        IReadOnlyList<HeldValue> items = IsGiven(option)
            ? [.. parse.GetRequiredValue(option).Select(item => new HeldValue(name, null, item, option.Name, null))]
            : [.. (ofSettings ?? []).Select(item => new HeldValue(name, null, item.Value, null, item.Span))];
        NoteAll(name, items);
        return [.. items.Select(item => item.Value!)];
    }

    /// <summary>A mapping: the keys of the command line beside those of the settings, over the same ones.</summary>
    public IReadOnlyDictionary<string, string> Map(string name, Option<IReadOnlyDictionary<string, string>> option, IReadOnlyDictionary<string, Located<string>>? ofSettings)
    {
        var entries = new SortedDictionary<string, HeldValue>(StringComparer.Ordinal);
        foreach (var (key, value) in ofSettings ?? new Dictionary<string, Located<string>>()) entries[key] = new HeldValue(name, key, value.Value, null, value.Span);
        foreach (var (key, value) in parse.GetRequiredValue(option)) entries[key] = new HeldValue(name, key, value, option.Name, null);
        NoteAll(name, entries.Values);
        return entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value!);
    }

    public PromQLFeatures Features(Option<PromQLFeatures> option)
    {
        const string Name = "enable_feature";
        if (IsGiven(option))
        {
            var names = parse.GetResult(option)!.Tokens.SelectMany(token => token.Value.Split(','));
            NoteAll(Name, [.. names.Select(name => new HeldValue(Name, null, name, option.Name, null))]);
            return parse.GetValue(option);
        }

        var ofSettings = Settings.EnableFeature ?? [];
        NoteAll(Name, [.. ofSettings.Select(name => new HeldValue(Name, null, name.Value, null, name.Span))]);
        return ofSettings.Aggregate(PromQLFeatures.None, (features, name) => features | PromQLFeatureNames.Find(name.Value)!.Value);
    }

    public LintLevels Lints()
    {
        NoteAll("lints", [.. Settings.Lints.ByCode.Select(level => new HeldValue("lints", level.Key, level.Value.Value.ToString().ToLowerInvariant(), null, level.Value.Span))]);
        return Settings.Lints;
    }

    /// <summary>The specs to read. The settings themselves may be among those named, as by a hook that passes what was changed: alone, they stand for what they name.</summary>
    /// <param name="isRequired">Whether a run without any is refused.</param>
    public IReadOnlyList<string> Inputs(Argument<string[]> argument, bool isRequired)
    {
        var given = (parse.GetValue(argument) ?? []).Where(name => !IsSettings(name)).ToList();
        var items = given.Count > 0
            ? [.. given.Select(name => new HeldValue("inputs", null, name, argument.Name, null))]
            : OfSettings();
        if (isRequired && items.Count == 0 && _problems.Count == 0) Refuse(NothingToRead());
        NoteAll("inputs", items);
        return [.. items.Select(item => item.Value!)];
    }

    private List<HeldValue> OfSettings()
    {
        if (Settings.Name is null) return [];
        if (Settings.Inputs is not { } inputs) return [new("inputs", null, SettingsPaths.NameOf(".", Settings.Folder, environment), null, null)];
        return [.. inputs.SelectMany(input => Expand(input).Select(path => new HeldValue("inputs", null, SettingsPaths.NameOf(path, Settings.Folder, environment), null, input.Span)))];
    }

    private IEnumerable<string> Expand(Located<string> input)
    {
        if (!InputPattern.Is(input.Value)) return [input.Value];
        try
        {
            var found = InputPattern.Find(input.Value, Settings.Folder);
            if (found.Count == 0) _problems.Add(new Diagnostic(InputDiagnostics.NoSpecFound, input.Span, $"no spec found: nothing has a name like {Wording.Quote(input.Value)}"));
            return Path.IsPathRooted(input.Value) ? found : found.Select(path => Path.GetRelativePath(Settings.Folder, path));
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            _problems.Add(new Diagnostic(InputDiagnostics.Unreadable, input.Span, $"cannot read: {IoFailure.ReasonOf(e)}"));
            return [];
        }
    }

    private bool IsSettings(string name) =>
        Scope.FullPath is { } path && name.Length > 0 && Path.GetFileName(name) == Path.GetFileName(path) && RealPath.Of(environment.FullPath(name)) == RealPath.Of(path);

    private string NothingToRead() =>
        "There is nothing to read: name specs or folders, such as slos/, or write a slogen.yaml with 'inputs'; "
        + (Scope.Search is null ? "with --no-config none is looked for." : "none is in this folder, nor above it in the repository.");

    private void Note(string name, string? value, Option option, SourceSpan? place) =>
        _held.Add(IsGiven(option) ? new(name, null, value, option.Name, null) : new(name, null, value, null, place));

    private void NoteAll(string name, IReadOnlyCollection<HeldValue> values) =>
        _held.AddRange(values.Count > 0 ? values : [new HeldValue(name, null, null, null, null)]);
}
