using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SloRuleGen.Cli.Tests.Agents;

/// <summary>
/// The pages for agents are made of those for people, of help and of the schema, so that they cannot say anything else. With SLOGEN_WRITE_DOCS=1
/// these tests write them.
/// </summary>
public sealed partial class AgentPageTests : IDisposable
{
    private static readonly string s_root = Root();

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_index_lists_each_page_with_what_it_is_about()
    {
        var index = new StringBuilder($"# SloRuleGen\n\n> {FirstParagraph("README.md")}\n\n## Docs\n\n- [Skill](skill/SKILL.md): how an agent writes and checks specs.\n");
        foreach (var page in Directory.GetFiles(Path.Combine(s_root, "docs"), "*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal))
            index.Append($"- [{Title($"docs/{page}")}]({page}): {FirstSentence($"docs/{page}")}\n");
        index.Append("- [JSON Schema of specs](slogen.schema.json): every field, what it means and takes.\n- [JSON Schema of settings](slogen-settings.schema.json): what slogen.yaml may say.\n");
        index.Append("\n## Optional\n\n");
        foreach (var descriptor in DiagnosticCatalog.All.OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal))
            index.Append($"- [{descriptor.Code}](diagnostics/{descriptor.Code}.md): {descriptor.Title}.\n");

        ShouldBe("docs/llms.txt", index.ToString());
    }

    [Fact]
    public void The_skill_says_how_to_work_and_what_there_is()
    {
        var example = ReadmeSpec().Match(Text("README.md")).Groups[1].Value;
        var schema = JsonNode.Parse(Text("docs/slogen.schema.json"))!;
        var skill = new StringBuilder($"""
            ---
            name: slogen
            description: Writes service level objectives (SLOs) as YAML specs, checks and explains them, and makes Prometheus recording and alerting rules of them. Use it for SLOs, error budgets, burn-rate alerts, and files named *.slo.yaml.
            ---

            # slogen

            {FirstParagraph("README.md")}

            ## How to work

            {Section("docs/mcp.md", "How an agent works")}

            ## A spec

            ```yaml
            {example.TrimEnd('\n')}
            ```

            [spec.md](../spec.md) describes every field; `slogen schema` prints the JSON Schema.

            """);
        AppendFields("The document", schema["properties"]!.AsObject());
        AppendFields("An SLO", schema["definitions"]!["slo"]!["properties"]!.AsObject());
        AppendFields("Its `sli`", schema["definitions"]!["sli"]!["properties"]!.AsObject());
        skill.Append("\n## Commands\n\n");
        foreach (Match command in HelpCommand().Matches(Slogen.Run(_folder, "--help").Output)) skill.Append($"- `slogen {command.Groups[1].Value}`: {Default().Replace(Blanks().Replace(command.Groups[2].Value, " "), "")}\n");
        skill.Append("\nExit codes: 0 for done, 1 for what specs have wrong or what a check refuses, 2 for a wrong command line or what cannot be read. `slogen COMMAND --help` ends with examples.\n");

        ShouldBe("docs/skill/SKILL.md", skill.ToString());

        void AppendFields(string title, JsonObject fields)
        {
            skill.Append($"\n{title}:\n\n");
            foreach (var (name, field) in fields)
                skill.Append($"- `{name}`: {field!["description"] ?? schema["definitions"]![((string)field["$ref"]!).Split('/')[^1]]!["description"]}\n");
        }
    }

    private static void ShouldBe(string name, string text)
    {
        text = text.ReplaceLineEndings("\n");
        var path = Path.Combine(s_root, name);
        if (Environment.GetEnvironmentVariable("SLOGEN_WRITE_DOCS") == "1") File.WriteAllText(path, text);
        Assert.True(text == File.ReadAllText(path), $"{name} is not made of the other pages any more: SLOGEN_WRITE_DOCS=1 dotnet test tests/SloRuleGen.Cli.Tests --filter FullyQualifiedName~AgentPage");
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(s_root, name));

    private static string Title(string name) => Text(name).Split('\n')[0][2..].Replace("`", "", StringComparison.Ordinal);

    /// <summary>Of prose: no table, no code, no list.</summary>
    private static string FirstParagraph(string name) => Plain(CodeBlock().Replace(Text(name), "").Split("\n\n").Skip(1)
        .First(paragraph => paragraph.Trim('\n') is [not ('|' or '-' or '(' or '#' or '!'), ..]));

    private static string FirstSentence(string name)
    {
        var paragraph = FirstParagraph(name);
        var end = paragraph.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? paragraph : paragraph[..(end + 1)];
    }

    /// <summary>Without links, on one line.</summary>
    private static string Plain(string markdown) => Link().Replace(markdown.Trim('\n').Replace('\n', ' '), "$1");

    private static string Section(string name, string title)
    {
        var text = Text(name);
        var start = text.IndexOf($"\n## {title}\n", StringComparison.Ordinal) + title.Length + 5;
        var end = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)].Trim('\n');
    }

    [GeneratedRegex("^```.*?^```\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ReadmeSpec();

    [GeneratedRegex(@"^  ([a-z]+)(?: <.*?>| \[.*?\])*  +(\S.*(?:\n {20,}\S.*)*)$", RegexOptions.Multiline)]
    private static partial Regex HelpCommand();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@" \[default: .*\]$")]
    private static partial Regex Default();

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
