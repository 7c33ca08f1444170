using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.PrometheusApi;

/// <summary>Asks one question until there is an answer or a reason why there is none.</summary>
internal sealed class ApiTransport(PrometheusConnection connection, HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    private const int MaxRedirects = 5;

    // The time of a whole answer is limited by hand, since this limit ends with the headers.
    private readonly HttpClient _client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly SemaphoreSlim _free = new(connection.Concurrency);

    public void Dispose()
    {
        _client.Dispose();
        _free.Dispose();
    }

    /// <param name="path">Under the address, such as <c>api/v1/query</c>.</param>
    /// <param name="fields">What is asked. As a form, for queries may be longer than an address; null for a GET without any.</param>
    /// <exception cref="PrometheusApiException">There is no answer.</exception>
    public async Task<Answer<T>> AskAsync<T>(
        string path, IReadOnlyList<KeyValuePair<string, string>>? fields, ReadValue<T> data, CancellationToken cancellation)
        where T : class
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await AskOnceAsync(path, fields, data, cancellation).ConfigureAwait(false);
                }
                catch (PassingFailure failure) when (attempt < connection.Attempts)
                {
                    await Task.Delay(Backoff.Before(attempt + 1, failure.RetryAfter), time, cancellation).ConfigureAwait(false);
                }
                catch (PassingFailure failure)
                {
                    var tried = attempt == 1 ? "" : $", tried {attempt} times";
                    throw new PrometheusApiException(failure.Message + tried, failure.InnerException ?? failure);
                }
            }
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task<Answer<T>> AskOnceAsync<T>(
        string path, IReadOnlyList<KeyValuePair<string, string>>? fields, ReadValue<T> data, CancellationToken cancellation)
        where T : class
    {
        using var limit = new CancellationTokenSource(connection.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var response = await SendAsync(new Uri(connection.Address, path), fields, either.Token).ConfigureAwait(false);
            return await ReadAsync(path, response, data, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Who was waited for so long is not asked again.
            throw new PrometheusApiException($"{Where}: no whole answer within {connection.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException mistrust)
        {
            // No certificate is better a moment later.
            var isPlain = mistrust.Message.Contains("frame size", StringComparison.Ordinal);
            throw new PrometheusApiException($"{Where}: no secure connection: {(isPlain ? "what answers speaks no TLS, so the address may begin with http://" : mistrust.Message)}", e);
        }
        catch (HttpRequestException e)
        {
            throw new PassingFailure($"{Where}: {Reason(e)}", e);
        }
        catch (IOException e)
        {
            throw new PassingFailure($"{Where}: the connection was cut in the midst of the answer", e);
        }
    }

    private string Where => connection.Address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private async Task<HttpResponseMessage> SendAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>>? fields, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(fields is null ? HttpMethod.Get : HttpMethod.Post, address)
            {
                Version = connection.Config.EnableHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            };
            if (fields is not null) request.Content = new FormUrlEncodedContent(fields);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.UserAgent.ParseAdd("slogen");
            if (IsSameServer(address)) Authorize(request.Headers);
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) return response;

            using (response)
            {
                address = Redirected(address, response, redirects);
                if (response.StatusCode == HttpStatusCode.SeeOther && fields is not null)
                    throw new PrometheusApiException($"{Where}: the server answers with a redirect that forgets the question (303); give the address that it leads to");
            }
        }
    }

    private Uri Redirected(Uri from, HttpResponseMessage response, int redirects)
    {
        if (!connection.Config.FollowRedirects) throw new PrometheusApiException($"{Where}: the server answers with a redirect, and they are not followed");
        if (redirects >= MaxRedirects) throw new PrometheusApiException($"{Where}: more than {MaxRedirects} redirects");
        if (response.Headers.Location is not { } location) throw new PrometheusApiException($"{Where}: the server answers with a redirect that leads nowhere");
        var to = new Uri(from, location);
        return to.Scheme == from.Scheme || to.Scheme == "https"
            ? to
            : throw new PrometheusApiException($"{Where}: the server redirects to {to.Scheme}, where anybody could read along");
    }

    /// <summary>Another host, and another port of the same, gets no credentials.</summary>
    private bool IsSameServer(Uri address) => Uri.Compare(
        address, connection.Address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private void Authorize(HttpRequestHeaders headers)
    {
        if (connection.Config.Authorization is { } authorization) Add("Authorization", authorization);
        foreach (var (name, value) in connection.Config.Headers) Add(name, value);

        void Add(string name, string value)
        {
            if (value.Any(char.IsControl) || !headers.TryAddWithoutValidation(name, value)) throw new PrometheusApiException($"the header {name} cannot be sent: its value has a line break or another control character, or no request has such a header");
        }
    }

    private async Task<Answer<T>> ReadAsync<T>(string path, HttpResponseMessage response, ReadValue<T> data, CancellationToken cancellation)
        where T : class
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            var said = OneLine(await BeginningAsync(response, cancellation).ConfigureAwait(false));
            // So Mimir and Cortex refuse a request without a tenant.
            if (said == "no org id")
                throw new PrometheusApiException($"{Where}: the server holds the series of several tenants, and was not told which ({status}); the header X-Scope-OrgID names one");
            throw new PrometheusApiException(
                $"{Where}: the server wants {(connection.Config.Authorization is null ? "credentials, and none are given" : "other credentials")} ({status} {response.ReasonPhrase}){(said.Length == 0 ? "" : $": {said}")}");
        }

        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "text/json";
        if (!isJson || status is 429 or 502 or 503 or 504) await ThrowUnusableAsync(path, response, status, cancellation).ConfigureAwait(false);

        var content = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var limited = new LimitedStream(content, connection.MaxAnswerBytes);
        using var text = new MemoryStream();
        Envelope<T> envelope;
        try
        {
            await limited.CopyToAsync(text, cancellation).ConfigureAwait(false);
            envelope = Envelope<T>.Of(text.GetBuffer().AsSpan(0, (int)text.Length), data);
        }
        catch (InvalidDataException e) when (limited.IsExceeded)
        {
            throw new PrometheusApiException(
                $"{Where}: the answer is larger than {connection.MaxAnswerBytes >> 20} MiB; ask for less at once, for fewer series or a longer step", e);
        }
        catch (JsonException e)
        {
            throw new PrometheusApiException($"{Where}: {(text.Length == 0 ? "the answer is empty" : $"the answer is not what the API of Prometheus gives: {Reason(e)}")}", e);
        }

        if (envelope.Status != "success") throw Refused(envelope.ErrorType, envelope.Error, status);
        if (envelope.Data is null) throw new PrometheusApiException($"{Where}: the answer holds no data");
        IReadOnlyList<string> warnings = [.. envelope.Warnings, .. envelope.IsPartial ? ["the server says that the answer is not whole"] : Array.Empty<string>()];
        return new Answer<T>(envelope.Data, warnings, envelope.Infos);
    }

    private async Task ThrowUnusableAsync(string path, HttpResponseMessage response, int status, CancellationToken cancellation)
    {
        if (status is 429 or 502 or 503 or 504)
        {
            throw new PassingFailure($"{Where}: the server is busy or away ({status} {response.ReasonPhrase})")
            {
                RetryAfter = response.Headers.RetryAfter?.Delta,
            };
        }

        if (status == 404)
        {
            throw new PrometheusApiException($"{Where}: the server knows no /{path}; the address is what stands before /api/v1")
            {
                IsUnknownToServer = true,
            };
        }

        if (status == 400 && connection.Address.Scheme == "http" && (await BeginningAsync(response, cancellation).ConfigureAwait(false)).Contains("HTTPS", StringComparison.Ordinal))
            throw new PrometheusApiException($"{Where}: the server speaks HTTPS at this port; the address begins with https://");

        if (status >= 500) throw new PrometheusApiException($"{Where}: the server fails ({status} {response.ReasonPhrase}){(OneLine(await BeginningAsync(response, cancellation).ConfigureAwait(false)) is { Length: > 0 } said ? $": {said}" : "")}");

        var kind = response.Content.Headers.ContentType?.MediaType is { Length: > 0 and <= 60 } type ? type : "no type";
        throw new PrometheusApiException($"{Where}: no JSON but {kind} ({status} {response.ReasonPhrase}); is that the address of a Prometheus, or of what stands in front of it?");
    }

    /// <summary>What a server says in passing, if it is a text for people and not a page.</summary>
    private static string OneLine(string text)
    {
        var line = text.Trim().ReplaceLineEndings(" ");
        return line.StartsWith('<') ? "" : line.Length > 200 ? line[..200] + "…" : line;
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var content = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var bytes = new byte[512];
        var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }

    private PrometheusApiException Refused(string? type, string? error, int status) =>
        new($"{Where}: {(error is { Length: > 0 } ? error : $"the server refuses without a reason ({status})")}")
        {
            IsRefusedQuery = type is "bad_data" or "execution",
            IsUnknownToServer = status == 404 || type == "not_found",
        };

    private string Reason(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "there is no such host",
        HttpRequestError.ConnectionError => $"cannot connect: {e.InnerException?.Message ?? e.Message}",
        HttpRequestError.SecureConnectionError => $"no secure connection: {e.InnerException?.Message ?? e.Message}",
        // A server that wants another client lets the handshake end before it says so, and what the client sees of that depends on chance.
        HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError or HttpRequestError.Unknown
            when connection.Address.Scheme == "https" => $"the server ended the secure connection without an answer; it may {(connection.Config.Tls.Certificate is null
                ? "want a certificate of the client, which 'tls_config' of --http-config-file gives"
                : "not trust the certificate of the client")}",
        HttpRequestError.ResponseEnded => "the connection was cut before the answer",
        HttpRequestError.InvalidResponse => "what answers does not speak HTTP",
        _ => e.Message,
    };

    /// <summary>What .NET says of the place behind it counts bytes of lines that nobody sees.</summary>
    private static string Reason(JsonException e) => e.Message.Split(" Path:")[0].Split(" LineNumber:")[0].TrimEnd('.');
}
