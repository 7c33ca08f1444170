using System.Diagnostics;
using SloRuleGen.Prometheus.Benchmarks;

// What the generated rules cost a Prometheus, beside two other ways to write them. Needs prometheus and promtool on the path.
// Ends with 0 if they are as much cheaper as they should be, 1 if not, and 2 for arguments that it does not take.
if (Options.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

var watch = Stopwatch.StartNew();
var traffic = new Traffic(options);
var shapes = new Shapes(options);
using var database = new Database(options.Folder);
if (!database.IsFilled)
{
    var samples = 0L;
    database.Add(path => samples = traffic.WriteTo(path));
    Tell($"{samples} samples of {5 * options.Instances} series over {options.Days} days");
    await new Recording(options, database, traffic).FillAsync([.. shapes.All]);
    Tell("what the rules record is filled in");
}

using var server = await Server.StartAsync(database.Folder);
var costs = await new Measurement(options, server, traffic).RunAsync([.. shapes.All], shapes.Raw);
Tell("measured");
return new Report(Console.Out).Print(costs[0], costs[1], costs[2], [.. shapes.WindowsAndPeriod]) ? 0 : 1;

void Tell(string done) => Console.Error.WriteLine($"{watch.Elapsed:mm\\:ss} {done}");
