using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Output;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Settings;

/// <summary>Reads a <c>slogen.yaml</c>: the same YAML as that of specs, each mistake with its place.</summary>
internal sealed class SettingsReader
{
    public static readonly Level Level = new(
        "a file of settings",
        "inputs", "library", "from", "default_period", "default_service", "output", "prune", "labels", "target", "rule_format", "namespace", "resource_labels", "partial_response", "vmalert_version",
        "prometheus_version", "enable_feature", "templates", "tests", "alertmanager", "dashboard_url", "sloth_labels", "fail_on", "prometheus", "http_config_file",
        "headers", "gate", "lints")
    {
        IsOfSpec = false,
    };

    private readonly Fields _fields;
    private readonly Values _values;
    private readonly SettingsPaths _paths;
    private readonly DiagnosticBag _diagnostics;

    private SettingsReader(MappingSyntax root, SettingsPaths paths, DiagnosticBag diagnostics)
    {
        _fields = new Fields(root.Entries, Level, root.Span, diagnostics);
        _values = new Values(diagnostics);
        (_paths, _diagnostics) = (paths, diagnostics);
    }

    /// <param name="name">The file's path as users know it.</param>
    /// <param name="problems">What is wrong with it: errors alone, and none of its values should be used then.</param>
    public static RepositorySettings Read(string name, CliEnvironment environment, out IReadOnlyList<Diagnostic> problems)
    {
        var settings = new RepositorySettings(name, Path.GetDirectoryName(environment.FullPath(name)) ?? "");
        var file = InputFiles.ReadOne(InputKind.Settings, name, environment);
        var diagnostics = new DiagnosticBag();
        var documents = SpecReader.Read(file.Sources, diagnostics, DocumentKind.Settings);
        if (documents is [{ Root: MappingSyntax root }, ..])
            settings = new SettingsReader(root, new SettingsPaths(settings.Folder, environment, diagnostics), diagnostics).Bind(settings);
        foreach (var other in documents.Skip(1))
            diagnostics.Add(SettingsDiagnostics.InvalidValue, other.Root.Span, "settings are one document: put all fields into the first");
        problems = [.. file.Diagnostics, .. diagnostics.InOrder(file.Sources)];
        return settings;
    }

    private RepositorySettings Bind(RepositorySettings settings)
    {
        var target = OneOf("target", TargetNames.All);
        settings = settings with
        {
            Inputs = _fields.Texts("inputs", "files, folders and patterns")?.Where(_paths.IsInput).ToList(),
            Library = _fields.Texts("library", "files and folders")?.Select(_paths.Existing).OfType<Located<string>>().ToList(),
            From = OneOf("from", [.. FormatNames.All]),
            DefaultPeriod = _fields.PositiveDuration("default_period"),
            DefaultService = _fields.Text("default_service"),
            Output = _fields.Text("output") is { } output ? _paths.Path(output) : null,
            Prune = _fields.Flag("prune"),
            Labels = Map("labels", ValueRules.ProblemWithLabel),
            Target = target,
            RuleFormat = OneOf("rule_format", RuleFormatNames.All),
            Namespace = Checked("namespace", ValueRules.ProblemWithNamespace),
            ResourceLabels = Map("resource_labels", ValueRules.ProblemWithResourceLabel),
            PartialResponse = OneOf("partial_response", TargetNames.PartialResponses),
            VmalertVersion = Version("vmalert_version", "vmalert", VmalertTarget.OldestVersion),
            PrometheusVersion = Version("prometheus_version", "Prometheus", PromQLReleases.Oldest),
            EnableFeature = _fields.Texts("enable_feature", "names of features")?.Where(name => Accepts("enable_feature", name, ValueRules.ProblemWithFeature(name.Value))).ToList(),
            Templates = _fields.Text("templates") is { } templates ? _paths.Existing(templates) : null,
            Tests = _fields.Flag("tests"),
            Alertmanager = ReadAlertmanager(),
            DashboardUrl = Checked("dashboard_url", ValueRules.ProblemWithUrl),
            SlothLabels = _fields.Flag("sloth_labels"),
            FailOn = OneOf("fail_on", ["error", "warning"]),
            Prometheus = ReadServer(),
            HttpConfigFile = _fields.Text("http_config_file") is { } config && _paths.Existing(config) is { } file && IsInside(config, file.Value, settings) ? file : null,
            Headers = Map("headers", HeaderRules.ProblemWith),
            Gate = GateSettingsReader.Read(_fields, _diagnostics),
            Lints = new LintLevelReader(_values, _diagnostics).Read(_fields),
        };
        CheckOwners(target?.Value ?? TargetNames.Prometheus, settings);
        if (_fields.Has("templates") && settings.RuleFormat is { } format && RuleFormatNames.Find(format.Value) != RuleFormat.Yaml)
            _diagnostics.Add(SettingsDiagnostics.InvalidValue, _fields.KeyOf("templates"), "'templates' is for 'rule_format: yaml' alone");
        foreach (var field in (string[])["http_config_file", "headers"])
        {
            if (_fields.Has(field) && !_fields.Has("prometheus"))
                _diagnostics.Add(SettingsDiagnostics.InvalidValue, _fields.KeyOf(field), $"'{field}' is for the server that 'prometheus' names: name it too");
        }

        return settings;
    }

    /// <summary>What some targets alone take is lost on any other.</summary>
    private void CheckOwners(string target, RepositorySettings settings)
    {
        foreach (var (field, owners) in (ReadOnlySpan<(string, string[])>)[
            ("namespace", TargetNames.OfResources), ("resource_labels", TargetNames.OfResources), ("partial_response", TargetNames.OfThanos),
            ("vmalert_version", TargetNames.OfVmalert), ("tests", TargetNames.OfPrometheus)])
        {
            if (owners.Contains(target) || !_fields.Has(field) || (field == "tests" && settings.Tests is not { Value: true })) continue;
            _diagnostics.Add(SettingsDiagnostics.InvalidValue, _fields.KeyOf(field), $"'{field}' is for 'target: {Enumeration.Or(owners)}' alone");
        }
    }

    private Located<Uri>? ReadServer()
    {
        if (_fields.Text("prometheus") is not { } text) return null;
        if (ServerAddress.Of(text.Value) is not { } address) return Refuse($"'prometheus' needs {ServerAddress.Expected}");
        return address.UserInfo.Length == 0 ? new(address, text.Span) : Refuse("'prometheus' cannot hold a user or a password: everybody who has the repository could read them");

        Located<Uri>? Refuse(string problem)
        {
            // A line that may hold a password is not shown.
            _diagnostics.Add(text.Value.Contains('@')
                ? new Diagnostic(SettingsDiagnostics.InvalidValue, null, problem, text.Span.ToString())
                : new Diagnostic(SettingsDiagnostics.InvalidValue, text.Span, problem));
            return null;
        }
    }

    /// <summary>A file elsewhere may hold secrets that are not the repository's, and this file says where they would be sent.</summary>
    private bool IsInside(Located<string> text, string path, RepositorySettings settings)
    {
        var isInside = RealPath.IsBelow(_paths.FullPath(path), settings.Folder);
        if (!isInside)
            _diagnostics.Add(SettingsDiagnostics.InvalidValue, text.Span, "'http_config_file' is a file in this folder or below it; one elsewhere is named by --http-config-file, and the server with it");
        return isInside;
    }

    /// <summary><c>true</c>, or the name of the file.</summary>
    private Located<string>? ReadAlertmanager()
    {
        if (_fields.Find("alertmanager") is ScalarSyntax scalar && scalar.AsBoolean() is { } isOn)
            return isOn ? new(AlertmanagerFile.DefaultName, scalar.Span) : null;
        return Checked("alertmanager", name => AlertmanagerFile.CanBeCalled(name)
            ? null
            : $"give true, or the name of a YAML file in the folder, such as {AlertmanagerFile.DefaultName}, that is not a rule file");
    }

    private Located<string>? OneOf(string field, string[] words) =>
        _fields.Choice(field, [.. words.Select((word, index) => (word, index))]) is { } choice ? new(words[choice.Value], choice.Span) : null;

    private Located<Version>? Version(string field, string program, Version oldest)
    {
        if (_fields.Text(field) is not { } text) return null;
        if (ValueRules.Version(text.Value, program, oldest, out var problem) is { } version) return new(version, text.Span);
        _diagnostics.Add(SettingsDiagnostics.InvalidValue, text.Span, problem!);
        return null;
    }

    private Located<string>? Checked(string field, Func<string, string?> problemWith) =>
        _fields.Text(field) is { } text && Accepts(field, text, problemWith(text.Value)) ? text : null;

    private bool Accepts(string field, Located<string> text, string? problem)
    {
        if (problem is not null) _diagnostics.Add(SettingsDiagnostics.InvalidValue, text.Span, $"'{field}' cannot be {Wording.Quote(text.Value)}: {problem}");
        return problem is null;
    }

    private SortedDictionary<string, Located<string>> Map(string field, Func<string, string, string?> problemWith)
    {
        var entries = new SortedDictionary<string, Located<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in _fields.Mapping(field)?.Entries ?? [])
        {
            if (value is not ScalarSyntax { IsNull: false } scalar) _values.ReportWrong(value, key.Value, "text");
            else if (problemWith(key.Value, scalar.Value) is { } problem) _diagnostics.Add(SettingsDiagnostics.InvalidValue, key.Span, $"'{field}' cannot have {Wording.Quote(key.Value)}: {problem}");
            else entries[key.Value] = new(scalar.Value, key.Span);
        }

        return entries;
    }
}
