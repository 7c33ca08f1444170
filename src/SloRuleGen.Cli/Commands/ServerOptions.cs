using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Servers;
using SloRuleGen.PrometheusApi;

namespace SloRuleGen.Cli.Commands;

/// <summary>What every command takes that asks a server. Secrets come from variables of the environment, where no list of processes shows them.</summary>
internal sealed class ServerOptions
{
    private const string TokenVariable = "SLOGEN_PROMETHEUS_TOKEN";
    private const string UserVariable = "SLOGEN_PROMETHEUS_USER";
    private const string PasswordVariable = "SLOGEN_PROMETHEUS_PASSWORD";

    private readonly Option<Uri> _address = new("--prometheus")
    {
        Description = $"The server to ask: what stands before /api/v1. {TokenVariable}, or {UserVariable} and {PasswordVariable}, in the environment are its credentials.",
        HelpName = "URL",
        Required = true,
        CustomParser = ReadAddress,
    };

    private readonly Option<IReadOnlyDictionary<string, string>> _headers = new("--header")
    {
        Description = "A header of each request, such as X-Scope-OrgID=team. May be given several times.",
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => KeyValues.Read(result, "--header", ProblemWithHeader),
        DefaultValueFactory = _ => new Dictionary<string, string>(),
    };

    private readonly Option<bool> _allowPartial = new("--allow-partial")
    {
        Description = "Go on where the server warns that its answer may not be whole.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_address, _headers, _allowPartial]) command.Add(option);
    }

    public ServerArguments Read(ParseResult parse, CliEnvironment environment) => new(
        new PrometheusConnection(
            parse.GetRequiredValue(_address),
            new HttpConfig { Authorization = Credentials(environment), Headers = [.. parse.GetRequiredValue(_headers)], ProxyFromEnvironment = true }),
        parse.GetValue(_allowPartial));

    private static string? Credentials(CliEnvironment environment) =>
        environment.Variable(TokenVariable) is { Length: > 0 } token ? $"Bearer {token}"
        : environment.Variable(UserVariable) is { Length: > 0 } user ? BasicAuth.Of(user, environment.Variable(PasswordVariable) ?? "")
        : null;

    private static Uri? ReadAddress(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (result.Tokens.Count > 1) result.AddError("--prometheus may be given once.");
        else if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0) return address;
        // The text may hold a password, so it is not repeated.
        else result.AddError("--prometheus needs an address such as http://localhost:9090 or https://mimir.example.com/prometheus.");
        return null;
    }

    private static string? ProblemWithHeader(string name, string value) =>
        name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) ? "the name of a header has letters, digits and '-' alone"
        : value.Any(char.IsControl) ? "the value of a header has no control characters"
        : null;
}
