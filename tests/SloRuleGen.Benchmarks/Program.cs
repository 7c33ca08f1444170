using System.Globalization;
using SloRuleGen.Benchmarks;

// What the program takes beside others that do the like, each in turn so that a busy machine is busy for all. It only prints;
// docs/performance.md says how to call it, and shows a run.
var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "");
if (!options.TryGetValue("--slogen", out var slogen) || options.Keys.Except(["--slogen", "--promtool", "--sloth", "--repeat", "--sample"]).Any())
{
    Console.Error.WriteLine("usage: SloRuleGen.Benchmarks --slogen FILE [--promtool FILE] [--sloth FILE] [--sample SPEC] [--repeat N]");
    return 2;
}

var promtool = options.GetValueOrDefault("--promtool", "promtool");
var repeat = int.Parse(options.GetValueOrDefault("--repeat", "7"), CultureInfo.InvariantCulture);
var folder = Directory.CreateTempSubdirectory("slogen-benchmark-").FullName;
string In(string name) => Path.Combine(folder, name);
try
{
    Specs.Write(In("thousand"), services: 10, slosOfEach: 100);
    Specs.Write(In("thousand-in-one"), services: 1, slosOfEach: 1000);
    Specs.Write(In("ten-thousand"), services: 10, slosOfEach: 1000);
    Specs.WriteForSloth(In("sloth"), services: 10, slosOfEach: 100);
    var sample = options.GetValueOrDefault("--sample", Path.Combine(AppContext.BaseDirectory, "../../../../../samples/http.slo.yaml"));
    Measured.Run(slogen, ["generate", In("thousand"), "-o", In("rules")]);
    Measured.Run(slogen, ["generate", sample, "-o", In("sample")]);

    List<Contest> contests =
    [
        new("1 000 SLOs in ten files", ("slogen generate", slogen, ["generate", In("thousand"), "-o", In("out")]), ("promtool check rules", promtool, ["check", "rules", .. Directory.GetFiles(In("rules"))])),
        new("1 000 SLOs in one file", ("slogen generate", slogen, ["generate", In("thousand-in-one"), "-o", In("out-one")]), ("promtool check rules", promtool, ["check", "rules", .. Directory.GetFiles(In("rules"))])),
        new("10 000 SLOs in ten files", ("slogen generate", slogen, ["generate", In("ten-thousand"), "-o", In("out-ten")]), ("1 000 SLOs in ten files", slogen, ["generate", In("thousand"), "-o", In("out")])),
        new("one sample", ("slogen validate", slogen, ["validate", sample]), ("promtool check rules", promtool, ["check", "rules", .. Directory.GetFiles(In("sample"))])),
        new("nothing", ("slogen --version", slogen, ["--version"]), ("true", "/bin/true", [])),
    ];
    if (options.TryGetValue("--sloth", out var sloth))
    {
        Directory.CreateDirectory(In("sloth-out"));
        contests.Add(new("1 000 SLOs in ten files", ("slogen generate", slogen, ["generate", In("thousand"), "-o", In("out")]), ("sloth generate", sloth, ["generate", "-i", In("sloth"), "-o", In("sloth-out")])));
    }

    Console.WriteLine($"{Environment.ProcessorCount} cores, the middle of {repeat} runs each:\n");
    Console.WriteLine("| what | command | wall | CPU | peak memory |\n| --- | --- | --- | --- | --- |");
    foreach (var contest in contests) contest.Print(repeat);
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
