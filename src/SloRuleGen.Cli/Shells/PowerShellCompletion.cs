using System.Text;

namespace SloRuleGen.Cli.Shells;

/// <summary>A completer for PowerShell; where it offers nothing, PowerShell offers files.</summary>
internal static class PowerShellCompletion
{
    public static string Of(CommandWords program)
    {
        var script = new StringBuilder(
            $$"""
            # Completion of {{program.Name}} for PowerShell. To load it: {{program.Name}} completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName {{program.Name}} -ScriptBlock {
                param($word, $ast, $cursor)
                $given = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor -or ($_.Extent.EndOffset -eq $cursor -and $word -eq '') } | ForEach-Object { $_.Extent.Text })
                $previous = if ($given.Count -gt 0) { $given[-1] } else { '' }
                $commands = @(

            """);
        foreach (var command in program.All.Skip(1)) script.Append($"        {Quoted(command.Path)}\n");
        script.Append(
            $$"""
                )
                $command = {{Quoted(program.Name)}}
                foreach ($one in ($given | Select-Object -Skip 1)) { if ($commands -contains "$command $one") { $command = "$command $one" } }
                $offered = switch ("$command $previous") {

            """);
        foreach (var command in program.All)
        {
            foreach (var option in command.Options.Where(option => option.Value is { Choices.Count: > 0 }))
            {
                foreach (var name in option.Names) script.Append($"        {Quoted($"{command.Path} {name}")} {{ {List(option.Value!.Choices.Select(choice => (choice, option.Description)))} }}\n");
            }
        }

        script.Append("        default {\n            switch ($command) {\n");
        foreach (var command in program.All)
        {
            var offered = command.Commands.Select(one => (one.Name, one.Description))
                .Concat(command.Arguments.SelectMany(argument => argument.Choices.Select(choice => (choice, argument.Description))))
                .Concat(command.Options.SelectMany(option => option.Names.Select(name => (name, option.Description))));
            script.Append($"                {Quoted(command.Path)} {{ {List(offered)} }}\n");
        }

        return script.Append(
            """
                        }
                    }
                }
                for ($i = 0; $i + 1 -lt $offered.Count; $i += 2) {
                    if ($offered[$i] -like "$word*") { [System.Management.Automation.CompletionResult]::new($offered[$i], $offered[$i], 'ParameterValue', $offered[$i + 1]) }
                }
            }

            """).ToString();
    }

    /// <summary>Words and what each does, by turns.</summary>
    private static string List(IEnumerable<(string Word, string Description)> words) => string.Join(", ", words.Select(word => $"{Quoted(word.Word)}, {Quoted(word.Description)}"));

    private static string Quoted(string text) => $"'{text.Replace("'", "''")}'";
}
