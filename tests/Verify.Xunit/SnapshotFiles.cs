using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using VerifyTests;

namespace VerifyXunit;

/// <summary>The two files of a comparison: <c>Class.Method_parameter=value.verified.txt</c> and <c>….received.txt</c>.</summary>
internal sealed record SnapshotFiles(string Folder, string Prefix, string Extension)
{
    // Two comparisons with one name would each take the other's snapshot for its own.
    private static readonly ConcurrentDictionary<string, bool> s_used = new();

    public string Verified => Path.Combine(Folder, $"{Prefix}.verified.{Extension}");

    public string Received => Path.Combine(Folder, $"{Prefix}.received.{Extension}");

    public static SnapshotFiles Of(MethodInfo test, string sourceFile, string extension, VerifySettings settings)
    {
        var folder = Path.Combine(Path.GetDirectoryName(sourceFile)!, settings.Directory ?? "");
        var prefix = settings.FileName ?? $"{NameOf(test.ReflectedType!)}.{test.Name}{ParametersOf(test, settings)}";
        if (!s_used.TryAdd(Path.Combine(folder, prefix), true))
            throw new InvalidOperationException($"The name of a snapshot has already been used: {prefix}");
        return new SnapshotFiles(folder, prefix, extension);
    }

    /// <summary>Snapshots of the same name and another extension, which nothing compares any more.</summary>
    public IEnumerable<string> Stale() =>
        Directory.EnumerateFiles(Folder, $"{Prefix}.verified.*").Where(file => file != Verified);

    private static string NameOf(Type type) => type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;

    private static string ParametersOf(MethodInfo test, VerifySettings settings)
    {
        if (settings.ParametersText is { } text) return "_" + text;
        if (settings.Parameters is not { } values) return "";
        var names = test.GetParameters().Select(parameter => parameter.Name);
        return string.Concat(names.Zip(values, (name, value) => $"_{name}={TextOf(value)}"));
    }

    private static string TextOf(object? value)
    {
        var text = value switch
        {
            null => "null",
            string or bool or Enum or int or long or decimal => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => throw new NotSupportedException($"A parameter of type {value.GetType()} in the name of a snapshot; use UseTextForParameters."),
        };
        return string.Concat(text.Select(c => c < ' ' || "\"\\<>|:*?/".Contains(c) ? '-' : c));
    }
}
