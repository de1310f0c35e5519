using System.CommandLine;
using BenchmarkDotNet.Running;
using ElephantBoard.Benchmarks;
using ElephantBoard.Benchmarks.Load;
using ElephantBoard.Benchmarks.Micro;
using ElephantBoard.Benchmarks.Rehearse;
using ElephantBoard.Benchmarks.Start;

var micro = new Command("micro", "Costs of the parts of one change; takes BenchmarkDotNet's arguments after --.")
{
    TreatUnmatchedTokensAsErrors = false,
};
micro.SetAction(parsed =>
{
    BenchmarkSwitcher
        .FromTypes([typeof(MicroBenchmarks), typeof(AppendBenchmarks)])
        .Run(parsed.UnmatchedTokens.Count > 0 ? [.. parsed.UnmatchedTokens] : ["--filter", "*"]);
});
var root = new RootCommand("Figures of ElephantBoard, each with what it depends on.")
{
    LoadCommand.Make(),
    LogCommand.Make(),
    StartCommand.Make(),
    ColdCommand.Make(),
    RehearseCommand.Make(),
    micro,
};
return await root.Parse(args).InvokeAsync();
