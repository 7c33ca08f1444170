using System.Security.Authentication;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.PrometheusApi;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Servers;

/// <summary>
/// Reads an <c>http_config</c> as Prometheus and promtool have it, each mistake with its place. Nothing that stands in such a file, or in
/// those that it names, is ever part of a message.
/// </summary>
/// <seealso href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config"/>
internal sealed class HttpConfigReader
{
    private static readonly Level s_config = LevelOf(
        "an http_config", "basic_auth", "authorization", "bearer_token", "bearer_token_file", "oauth2", "tls_config", "proxy_url", "no_proxy", "proxy_from_environment",
        "proxy_connect_header", "follow_redirects", "enable_http2", "http_headers");

    private static readonly Level s_basic = LevelOf("'basic_auth'", "username", "username_file", "password", "password_file");
    private static readonly Level s_authorization = LevelOf("'authorization'", "type", "credentials", "credentials_file");

    private static readonly Level s_tls = LevelOf(
        "'tls_config'", "ca", "ca_file", "cert", "cert_file", "key", "key_file", "server_name", "insecure_skip_verify", "min_version", "max_version");

    private static readonly Level s_header = LevelOf("a header", "values", "secrets", "files");

    private static readonly Level[] s_all = [s_config, s_basic, s_authorization, s_tls, s_header];

    /// <summary>One of them at most.</summary>
    private static readonly string[] s_authorizations = ["basic_auth", "authorization", "bearer_token", "bearer_token_file", "oauth2"];

    private static readonly (string Word, int Number)[] s_versions = [("TLS10", 10), ("TLS11", 11), ("TLS12", 12), ("TLS13", 13)];

    private readonly Fields _fields;
    private readonly Values _values;
    private readonly NamedFiles _files;
    private readonly DiagnosticBag _diagnostics;

    private HttpConfigReader(IReadOnlyList<EntrySyntax> entries, SourceSpan place, NamedFiles files, DiagnosticBag diagnostics)
    {
        _fields = new Fields(entries, s_config, place, diagnostics);
        _values = new Values(diagnostics);
        (_files, _diagnostics) = (files, diagnostics);
    }

    /// <param name="name">The file's path as users know it.</param>
    /// <param name="address">The server that it is for.</param>
    /// <param name="confinement">The only folder whose files may be sent; null where the user chose the file.</param>
    /// <param name="problems">What is wrong with it: errors alone, and the configuration must not be used then.</param>
    public static HttpConfig Read(string name, Uri address, string? confinement, CliEnvironment environment, out IReadOnlyList<Diagnostic> problems)
    {
        var file = InputFiles.ReadOne(InputKind.HttpConfig, name, environment);
        var diagnostics = new DiagnosticBag();
        var documents = SpecReader.Read(file.Sources, diagnostics, DocumentKind.HttpConfig);
        var config = HttpConfig.Default with { EnableHttp2 = true };
        if (documents is [{ Root: MappingSyntax root }, ..])
        {
            var files = new NamedFiles(Path.GetDirectoryName(environment.FullPath(name)) ?? "", confinement, diagnostics);
            config = new HttpConfigReader(root.Entries, root.Span, files, diagnostics).Bind(config, address, environment);
        }

        foreach (var other in documents.Skip(1))
            diagnostics.Add(SettingsDiagnostics.InvalidHttpConfig, other.Root.Span, "an http_config is one document: put all fields into the first");
        problems = [.. file.Diagnostics, .. WithoutSecrets.Of(diagnostics.InOrder(file.Sources), documents)];
        return config;
    }

    private HttpConfig Bind(HttpConfig config, Uri address, CliEnvironment environment)
    {
        foreach (var (field, instead) in (ReadOnlySpan<(string, string)>)[
            ("oauth2", ": let another program get the token, and name its file as 'credentials_file' of 'authorization'"),
            ("proxy_connect_header", "; a user and a password may stand in 'proxy_url'")])
            if (_fields.Has(field)) Refuse(field, $"'{field}' is not supported{instead}");

        config = config with
        {
            Authorization = ReadAuthorization(),
            Headers = ReadHeaders(),
            Tls = ReadTls(),
            FollowRedirects = _fields.Flag("follow_redirects")?.Value ?? true,
            EnableHttp2 = _fields.Flag("enable_http2")?.Value ?? true,
        };
        config = ReadProxy(config, address, environment);
        if (config.Tls.ServerName is not null && config.ProxyTo(address) is not null)
            Refuse("tls_config", "'server_name' cannot be used through a proxy: the server has to have the name of its address then");
        return config;
    }

    private string? ReadAuthorization()
    {
        var given = s_authorizations.Where(_fields.Has).ToList();
        if (given.Count > 1) Refuse(given[1], $"'{given[0]}' and '{given[1]}' exclude each other: a request has one authorization");
        if (TextOrFile(_fields, "bearer_token") is { } token) return Sendable($"Bearer {token}", "bearer_token");
        if (_fields.Mapping("basic_auth", s_basic) is { } basic) return BasicAuth.Of(TextOrFile(basic, "username") ?? "", TextOrFile(basic, "password") ?? "");
        if (_fields.Mapping("authorization", s_authorization) is not { } own) return null;
        var type = own.Text("type");
        if (type?.Value.Trim().Equals("basic", StringComparison.OrdinalIgnoreCase) == true)
            _diagnostics.Add(SettingsDiagnostics.InvalidHttpConfig, type.Span, "credentials of this type are given by 'basic_auth'");
        // What is misspelt is missing for that reason.
        if (!own.Has("credentials") && !own.Has("credentials_file") && own.Entries.All(entry => s_authorization.Fields.Contains(entry.Key.Value))) Refuse("authorization", "'authorization' needs 'credentials' or 'credentials_file'");
        return TextOrFile(own, "credentials") is { } credentials ? Sendable($"{type?.Value.Trim() ?? "Bearer"} {credentials}", "authorization") : null;
    }

    private string Sendable(string value, string field)
    {
        if (value.Any(char.IsControl)) Refuse(field, $"what '{field}' gives has a line break or another control character, and cannot be sent");
        return value;
    }

    private List<KeyValuePair<string, string>> ReadHeaders()
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (key, value) in _fields.Mapping("http_headers")?.Entries ?? [])
        {
            if (HeaderRules.ProblemWithName(key.Value) is { } problem) _diagnostics.Add(SettingsDiagnostics.InvalidHttpConfig, key.Span, $"this header cannot be sent: {problem}");
            if (_values.Mapping(value, "http_headers") is not { } mapping) continue;
            var header = new Fields(mapping.Entries, s_header, key.Span, _diagnostics);
            var texts = Texts(header, "values").Concat(Texts(header, "secrets")).Select(text => (text.Value, text.Span))
                .Concat(Texts(header, "files").Select(file => (Value: _files.Secret(file) ?? "", file.Span)));
            foreach (var (text, span) in texts)
            {
                if (text.Any(char.IsControl)) _diagnostics.Add(SettingsDiagnostics.InvalidHttpConfig, span, "the value of a header has no line breaks and no other control characters");
                headers.Add(KeyValuePair.Create(key.Value, text));
            }
        }

        return headers;
    }

    private TlsConfig ReadTls()
    {
        if (_fields.Mapping("tls_config", s_tls) is not { } tls) return TlsConfig.Default;
        var (hasCertificate, hasKey) = (tls.Has("cert") || tls.Has("cert_file"), tls.Has("key") || tls.Has("key_file"));
        if (hasCertificate != hasKey) Refuse("tls_config", hasKey ? "a key needs the certificate that it is of: 'cert' or 'cert_file'" : "a certificate needs its key: 'key' or 'key_file'");
        var (least, most) = (tls.Choice("min_version", s_versions)?.Value ?? 12, tls.Choice("max_version", s_versions)?.Value ?? 13);
        if (least > most || most < 12) Refuse("tls_config", "no version of TLS that is spoken here is left: those are TLS12 and TLS13");
        return new TlsConfig(
            Pem(tls, "ca"),
            Pem(tls, "cert"),
            Pem(tls, "key"),
            tls.Text("server_name")?.Value,
            tls.Flag("insecure_skip_verify")?.Value ?? false,
            (least, most) switch { (13, _) => SslProtocols.Tls13, (_, 12) => SslProtocols.Tls12, _ => SslProtocols.Tls12 | SslProtocols.Tls13 });
    }

    private HttpConfig ReadProxy(HttpConfig config, Uri address, CliEnvironment environment)
    {
        var (url, fromEnvironment) = (_fields.Text("proxy_url"), _fields.Flag("proxy_from_environment")?.Value == true);
        if (fromEnvironment && _fields.Has("proxy_url")) Refuse("proxy_url", "'proxy_url' and 'proxy_from_environment' exclude each other");
        if (!_fields.Has("proxy_url") && _fields.Has("no_proxy")) Refuse("no_proxy", "'no_proxy' needs 'proxy_url'; with 'proxy_from_environment' it is the variable NO_PROXY");
        if (fromEnvironment) return ProxyVariables.Apply(config, address, environment);
        if (url is not { } text) return config;
        if (ProxyVariables.AddressOf(text.Value) is { } proxy) return config with { Proxy = proxy, NoProxy = _fields.Text("no_proxy")?.Value ?? "" };
        _diagnostics.Add(SettingsDiagnostics.InvalidHttpConfig, text.Span, "'proxy_url' needs an address such as http://proxy.example.com:3128");
        return config;
    }

    private PemText? Pem(Fields tls, string field)
    {
        RefuseBoth(tls, field);
        return tls.Text(field) is { } text ? new PemText(text.Span.ToString(), text.Value)
            : tls.Text($"{field}_file") is { } file ? _files.Pem(file)
            : null;
    }

    private string? TextOrFile(Fields fields, string field)
    {
        RefuseBoth(fields, field);
        return fields.Text(field)?.Value ?? (fields.Text($"{field}_file") is { } file ? _files.Secret(file) : null);
    }

    private void RefuseBoth(Fields fields, string field)
    {
        if (fields.Has(field) && fields.Has($"{field}_file"))
            _diagnostics.Add(SettingsDiagnostics.InvalidHttpConfig, fields.KeyOf($"{field}_file"), $"'{field}' and '{field}_file' exclude each other");
    }

    private IEnumerable<Located<string>> Texts(Fields header, string field) =>
        header.List(field, "texts")?.Select(item => _values.Text(item, field)).OfType<Located<string>>() ?? [];

    private void Refuse(string field, string message) => _diagnostics.Add(SettingsDiagnostics.InvalidHttpConfig, _fields.KeyOf(field), message);

    private static Level LevelOf(string name, params string[] fields) => new(name, fields) { Relatives = () => s_all };
}
