using System.Text.Json;
using SloRuleGen.Cli.Tests.Npm;

namespace SloRuleGen.Cli.Tests.Boards;

/// <summary>Checks boards against the types that Grafana publishes of their JSON, with the compiler of TypeScript.</summary>
internal static class GrafanaTypes
{
    /// <summary>JSON has the values of enums, not their names; and the options of a panel are those of its type.</summary>
    private const string Types =
        """
        import * as board from '@grafana/grafana-foundation-sdk/dashboard';
        import * as stat from '@grafana/grafana-foundation-sdk/stat';
        import * as series from '@grafana/grafana-foundation-sdk/timeseries';
        import * as states from '@grafana/grafana-foundation-sdk/statetimeline';
        import * as table from '@grafana/grafana-foundation-sdk/table';
        import * as text from '@grafana/grafana-foundation-sdk/text';
        import * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';

        type Json<T> = 0 extends 1 & T ? any
            : T extends string ? `${T}`
            : T extends number ? (number extends T ? number : `${T}` extends `${infer Value extends number}` ? Value : never)
            : T extends (infer Item)[] ? Json<Item>[]
            : T extends object ? { [Key in keyof T]: Json<T[Key]> }
            : T;
        type Fields<Custom> = {
            defaults: Json<Omit<board.FieldConfig, 'custom'>> & { custom?: Partial<Json<Custom>> },
            overrides: Json<board.FieldConfigSource['overrides']>,
        };
        type Panel<Type extends string, Options, Custom> = Json<Omit<board.Panel, 'type' | 'targets' | 'options' | 'fieldConfig'>>
            & { type: Type, targets: Json<Omit<prometheus.Dataquery, '_implementsDataqueryVariant'>>[], options: Partial<Json<Options>>, fieldConfig: Fields<Custom> };
        type Panels = Panel<'stat', stat.Options, {}> | Panel<'timeseries', series.Options, series.FieldConfig>
            | Panel<'state-timeline', states.Options, states.FieldConfig> | Panel<'table', table.Options, table.FieldConfig>
            | (Json<Omit<board.Panel, 'type' | 'options'>> & { type: 'text', options: Json<text.Options> });
        type Board = Json<Omit<board.Dashboard, 'panels'>> & { panels: Panels[] };

        """;

    /// <summary>The file is never written: it is as if it lay where the packages are.</summary>
    private const string Script =
        """
        const ts = require('typescript'), name = require('path').join(process.cwd(), 'boards.ts');
        const text = require('fs').readFileSync(process.argv[1], 'utf8');
        const options = { noEmit: true, strict: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };
        const host = ts.createCompilerHost(options), { fileExists, readFile, getSourceFile } = host;
        host.fileExists = file => file === name || fileExists(file);
        host.readFile = file => file === name ? text : readFile(file);
        host.getSourceFile = (file, ...rest) => file === name ? ts.createSourceFile(file, text, rest[0]) : getSourceFile(file, ...rest);
        const found = ts.getPreEmitDiagnostics(ts.createProgram([name], options, host));
        console.log(JSON.stringify(found.map(one => `${one.start === undefined ? '' : text.slice(one.start, one.start + 40)}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`)));
        """;

    /// <summary>What is wrong with boards, each time with the first characters of the place.</summary>
    public static IReadOnlyList<string> Mistakes(params IEnumerable<string> boards)
    {
        using var folder = new TempFolder();
        folder.Write("boards.ts", Types + string.Concat(boards.Select((board, number) => $"export const board{number}: Board = {board};\n")));
        var run = NpmTools.Node(Script, folder.PathOf("boards.ts"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonSerializer.Deserialize<string[]>(run.Output)!;
    }
}
