using SloRuleGen.Output;

namespace SloRuleGen.Cli.Init;

/// <summary>What checks the specs of a repository at each change.</summary>
internal static class CiFile
{
    public const string GitHub = "github";
    public const string GitLab = "gitlab";
    public const string PreCommit = "pre-commit";

    /// <summary>The file of a system, its name from the root of the repository on.</summary>
    /// <param name="specs">The folder of the specs, from the root on; null where <c>slogen.yaml</c> names it.</param>
    /// <param name="checksRules">Whether <c>slogen.yaml</c> says where the rules are, so that they can be checked, too.</param>
    public static OutputFile Of(string system, string? specs, bool checksRules) => system switch
    {
        GitHub => new(".github/workflows/slo.yml", GitHubWorkflow(Arguments(specs), Check("      - run: dotnet slogen", specs, checksRules))),
        GitLab => new(".gitlab-ci.yml", GitLabJob(Arguments(specs), Check("    - dotnet slogen", specs, checksRules))),
        PreCommit => new(".pre-commit-config.yaml", Hook),
        _ => throw new InvalidOperationException($"{system} is no system."),
    };

    private static string Arguments(string? specs) => specs is null ? "" : $" {specs}";

    private static string Check(string run, string? specs, bool checksRules) => checksRules
        ? $"{run} generate --check"
        : $"{run.Replace("- ", "# - ", StringComparison.Ordinal)} generate{Arguments(specs)} -o rules/ --check   # once the rules are in the repository";

    private static string GitHubWorkflow(string arguments, string check) =>
        $"""
        # Every mistake in a spec is an annotation of its line. slogen is a tool of the repository: 'dotnet new tool-manifest', 'dotnet tool install SloRuleGen'.
        name: SLOs
        on:
          push:
            branches: [main]
          pull_request:
        permissions:
          contents: read
        jobs:
          slos:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
                with:
                  persist-credentials: false
              - uses: actions/setup-dotnet@67a3573c9a986a3f9c594539f4ab511d57bb3ce9 # v4.3.1
                with:
                  dotnet-version: 10.0.x
              - run: dotnet tool restore
              - run: dotnet slogen validate{arguments} --format github
        {check}

        """;

    private static string GitLabJob(string arguments, string check) =>
        $"""
        # slogen is a tool of the repository: 'dotnet new tool-manifest', 'dotnet tool install SloRuleGen'.
        slos:
          # image: one with the .NET 10 SDK, unless the runner has it
          script:
            - dotnet tool restore
            - dotnet slogen validate{arguments}
        {check}

        """;

    private const string Hook =
        """
        # Checks the specs that a commit changes, with the slogen that is installed.
        repos:
          - repo: local
            hooks:
              - id: slogen-validate
                name: slogen validate
                language: system
                entry: slogen validate
                files: (\.sl[oi]\.ya?ml|(^|/)slogen\.yaml)$
                require_serial: true

        """;
}
