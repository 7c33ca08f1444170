using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>The program that is to evaluate the rules: how it wants them grouped, and what stands around them in a file.</summary>
public abstract record RuleTarget
{
    private protected RuleTarget()
    {
    }

    /// <summary>How the names of all files end that any target writes as YAML.</summary>
    public static IReadOnlyList<string> FileSuffixes { get; } =
    [
        RuleFile, OperatorTarget.ResourceFile, VmruleTarget.ResourceFile, GmpTarget.ResourceFile, ConfigMapTarget.ResourceFile,
    ];

    /// <summary>The same as JSON.</summary>
    internal static IReadOnlyList<string> JsonFileSuffixes { get; } = [.. FileSuffixes.Select(JsonFile.SuffixOf)];

    /// <summary>Every template of a whole document.</summary>
    internal static IReadOnlyList<string> Templates { get; } = ["rules.sbn", "mimir.sbn", "resource.sbn"];

    /// <summary>How the names of its files of YAML end, behind that of the service.</summary>
    public virtual string FileSuffix => RuleFile;

    /// <summary>How the names of its files end in a format.</summary>
    internal string FileSuffixIn(RuleFormat format) => format == RuleFormat.Json ? JsonFile.SuffixOf(FileSuffix) : FileSuffix;

    /// <summary>The template of a whole document.</summary>
    internal virtual string Template => "rules.sbn";

    /// <summary>The key below which a document holds its groups, or null for the document itself.</summary>
    internal virtual string? GroupsBelow => null;

    /// <summary>Whether a document can hold one service alone.</summary>
    internal virtual bool SeparatesServices => false;

    /// <summary>How many bytes a document may have, if the target limits that: the rules of a service that has more make several.</summary>
    internal virtual int? LongestDocument => null;

    /// <summary>How many bytes the rules of a document may have that is never divided, if the target limits that: more are an error.</summary>
    internal virtual int? MostBytes => null;

    /// <summary>Whether a group can say the labels of all its rules once.</summary>
    /// <param name="prometheus">The oldest Prometheus, or Mimir of that version, that is to load the rules.</param>
    internal virtual bool KnowsGroupLabels(Version prometheus) => prometheus >= s_groupLabels;

    /// <summary>Prometheus 3.0 and Mimir 3.0; the operator hands them on from its 0.79.</summary>
    private static readonly Version s_groupLabels = new(3, 0);

    /// <summary>Why nothing that evaluates the rules can count exactly; null where it can.</summary>
    /// <param name="prometheus">The oldest Prometheus, or other server with its engine, that is to load the rules.</param>
    internal virtual string? WhyNoExactCounting(Version prometheus) => prometheus >= PromQLReleases.ExtendedRanges
        ? null
        : $"Prometheus counts so from {PromQLReleases.ExtendedRanges} on, and the rules are to load in {prometheus}: if yours is as new, say '--prometheus-version {PromQLReleases.ExtendedRanges}'";

    /// <summary>Why groups cannot have a <c>query_offset</c>; null where they can.</summary>
    internal virtual string? WhyNoQueryOffset(Version prometheus) => prometheus >= s_queryOffset
        ? null
        : $"groups have it from Prometheus {s_queryOffset} on, and the rules are to load in {prometheus}, which would refuse them: if yours is as new, say '--prometheus-version {s_queryOffset}'";

    /// <summary>Why groups cannot have a <c>limit</c>; null where they can.</summary>
    internal virtual string? WhyNoLimit => null;

    private static readonly Version s_queryOffset = new(2, 53);

    private protected static string RuleFile => ".rules.yaml";

    /// <summary>Whether it evaluates queries that are no PromQL.</summary>
    internal virtual bool TakesMetricsQL => false;

    /// <summary>The rules of a group in groups that the target takes, their order kept.</summary>
    internal virtual IEnumerable<RuleGroup> Arrange(RuleGroup group) => [group];

    /// <summary>Reports what the target refuses, or evaluates otherwise.</summary>
    /// <param name="files">The services without their rules: what their files are called.</param>
    /// <param name="rules">As arranged, and made for each service as one comes to it.</param>
    internal virtual void Check(RulePlan plan, IReadOnlyList<ServiceRules> files, IEnumerable<ServiceRules> rules, DiagnosticBag diagnostics)
    {
    }

    /// <summary>What the document of these services says beside its groups.</summary>
    internal virtual DocumentHead HeadOf(IReadOnlyList<ServiceRules> services) => DocumentHead.None;

    /// <summary>What stands in the file: the document, or something that it is a part of.</summary>
    internal virtual ReadOnlyMemory<byte> Wrap(ReadOnlyMemory<byte> document, IReadOnlyList<ServiceRules> services) => document;
}
