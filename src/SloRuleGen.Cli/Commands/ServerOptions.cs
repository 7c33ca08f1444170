using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Cli.Settings;
using SloRuleGen.PrometheusApi;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Commands;

/// <summary>
/// What every command takes that asks a server. Secrets come from variables of the environment and from files, where no list of processes
/// shows them, and go to a server alone that the user names: what a repository says of servers holds by itself.
/// </summary>
/// <param name="instead">What may be given in place of a server, for messages; null for nothing.</param>
internal sealed class ServerOptions(string? instead = null)
{
    private const string AddressVariable = "SLOGEN_PROMETHEUS_URL";
    private const string TokenVariable = "SLOGEN_PROMETHEUS_TOKEN";
    private const string UserVariable = "SLOGEN_PROMETHEUS_USER";
    private const string PasswordVariable = "SLOGEN_PROMETHEUS_PASSWORD";

    private static readonly Uri s_nowhere = new("http://localhost");

    private readonly Option<Uri?> _address = new("--prometheus")
    {
        Description = $"The server to ask: what stands before /api/v1. Without it, that of {AddressVariable}, or of slogen.yaml.",
        HelpName = "URL",
        CustomParser = ReadAddress,
    };

    private readonly Option<string?> _config = new("--http-config-file")
    {
        Description = $"How to reach it: an http_config, as Prometheus and promtool have it. Credentials may also stand in {TokenVariable}, or {UserVariable} and {PasswordVariable}.",
        HelpName = "FILE",
    };

    private readonly Option<IReadOnlyDictionary<string, string>> _headers = new("--header")
    {
        Description = "A header of each request, such as X-Scope-OrgID=team. May be given several times.",
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => KeyValues.Read(result, "--header", HeaderRules.ProblemWith, isSecret: true, StringComparer.OrdinalIgnoreCase),
        DefaultValueFactory = _ => new Dictionary<string, string>(),
    };

    private readonly Option<bool> _allowPartial = new("--allow-partial")
    {
        Description = "Go on where the server warns that its answer may not be whole.",
    };

    /// <summary>Which server is asked.</summary>
    public Option Address => _address;

    /// <summary>How it is asked.</summary>
    public IReadOnlyList<Option> Others => [_config, _headers, _allowPartial];

    /// <summary>Adds all options.</summary>
    public void AddTo(Command command)
    {
        AddConnectionTo(command);
        command.Add(_allowPartial);
    }

    /// <summary>Adds what says which server it is, and how it is reached.</summary>
    public void AddConnectionTo(Command command)
    {
        foreach (var option in (Option[])[_address, _config, _headers]) command.Add(option);
    }

    /// <summary>What a command line says of which server it is and how it is reached, as arguments of another one.</summary>
    public IReadOnlyList<string> GivenIn(ParseResult parse) =>
        [.. ((Option[])[_address, _config, _headers]).SelectMany(option => (parse.GetResult(option)?.Tokens ?? []).Select(token => $"{option.Name}={token.Value}"))];

    /// <summary>Whether anything names a server, for runs that need none.</summary>
    public bool IsNamed(RunValues values, CliEnvironment environment) => AddressOf(values, environment).Address is not null || values.IsGiven(_config) || values.IsGiven(_headers);

    /// <summary>The server of a run. Where nothing names one, the run is refused.</summary>
    public ServerArguments Read(RunValues values, CliEnvironment environment)
    {
        var (address, isOfSettings) = AddressOf(values, environment);
        var (file, headers) = ConnectionOf(values, isOfSettings);
        if (address is null)
        {
            values.Refuse($"Option '{_address.Name}' is required: give the address of a server, or name it as {AddressVariable}, or in slogen.yaml as 'prometheus'{(instead is null ? "" : $"; or give {instead}")}.");
            address = s_nowhere;
        }

        var config = HttpConfig.Default;
        if (file is null) config = ProxyVariables.Apply(config, address, environment);
        else if (values.Mistakes.Count == 0) config = ReadFile(file, address, isOfSettings, values, environment);
        if (environment.Variable(TokenVariable) is { Length: > 0 } && environment.Variable(UserVariable) is { Length: > 0 })
            values.Refuse($"{TokenVariable} and {UserVariable} are both given, and a request has one of them alone.");
        if (config.Authorization is null && CredentialsIn(environment) is { } credentials)
        {
            if (isOfSettings) values.Refuse($"The credentials of the environment need {_address.Name}, or {AddressVariable} beside them: {NotSentTo(values)}");
            else config = config with { Authorization = credentials };
        }

        return new(new PrometheusConnection(address, config with { Headers = WithOver(config.Headers, headers) }), values.Parse.GetValue(_allowPartial));
    }

    /// <summary>Notes which server a run would ask, and how.</summary>
    public void Note(RunValues values, CliEnvironment environment) => ConnectionOf(values, AddressOf(values, environment).IsOfSettings);

    private (Uri? Address, bool IsOfSettings) AddressOf(RunValues values, CliEnvironment environment)
    {
        const string Name = "prometheus";
        if (values.IsGiven(_address)) return Held(values.Parse.GetValue(_address), _address.Name, null);
        if (environment.Variable(AddressVariable) is { Length: > 0 } text)
        {
            if (ServerAddress.Of(text) is { } address) return Held(address, AddressVariable, null);
            values.Refuse($"{AddressVariable} needs {ServerAddress.Expected}.");
            return Held(null, null, null);
        }

        return values.Settings.Prometheus is { } ofSettings ? Held(ofSettings.Value, null, ofSettings.Span) : Held(null, null, null);

        (Uri?, bool) Held(Uri? address, string? origin, SourceSpan? place)
        {
            values.Hold(new HeldValue(Name, null, address is null ? null : ServerAddress.Shown(address), origin, place) { IsOfEnvironment = origin == AddressVariable });
            return (address, place is not null);
        }
    }

    /// <summary>What the settings say of their server holds for no other; and what is not theirs is not sent to it.</summary>
    private (string? File, IReadOnlyDictionary<string, string> Headers) ConnectionOf(RunValues values, bool isOfSettings)
    {
        var settings = isOfSettings ? values.Settings : RepositorySettings.None;
        if (isOfSettings && values.IsGiven(_config)) values.Refuse($"{_config.Name} needs {_address.Name}, or {AddressVariable}: {NotSentTo(values)}");
        return (values.Text("http_config_file", _config, settings.HttpConfigFile), values.Map("headers", _headers, settings.Headers));
    }

    private static HttpConfig ReadFile(string file, Uri address, bool isOfSettings, RunValues values, CliEnvironment environment)
    {
        var config = HttpConfigReader.Read(file, address, isOfSettings ? values.Settings.Folder : null, environment, out var problems);
        foreach (var problem in problems) values.Report(problem);
        return config;
    }

    private static string NotSentTo(RunValues values) =>
        $"the server that {Wording.Place(values.Settings.Prometheus!.Span)} names gets no secrets of yours, for any repository could name one.";

    private static string? CredentialsIn(CliEnvironment environment)
    {
        return Variable(TokenVariable) is { Length: > 0 } token ? $"Bearer {token}"
            : Variable(UserVariable) is { Length: > 0 } user ? BasicAuth.Of(user, Variable(PasswordVariable) ?? "")
            : null;

        // What a file is put into a variable of ends with a line break as often as not.
        string? Variable(string name) => environment.Variable(name)?.TrimEnd('\r', '\n');
    }

    private static List<KeyValuePair<string, string>> WithOver(IReadOnlyList<KeyValuePair<string, string>> headers, IReadOnlyDictionary<string, string> over) =>
        [.. headers.Where(header => !over.Keys.Contains(header.Key, StringComparer.OrdinalIgnoreCase)), .. over];

    private static Uri? ReadAddress(ArgumentResult result)
    {
        if (result.Tokens.Count > 1) result.AddError("--prometheus may be given once.");
        else if (ServerAddress.Of(result.Tokens[^1].Value) is { } address) return address;
        else result.AddError($"--prometheus needs {ServerAddress.Expected}.");
        return null;
    }
}
