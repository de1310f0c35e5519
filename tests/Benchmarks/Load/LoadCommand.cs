using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;

namespace ElephantBoard.Benchmarks.Load;

internal static class LoadCommand
{
    private const string AllRows = "modest,busy,saturation,durable,join,rooms,grow";

    private static readonly Option<Uri> Server = Loopback.Option(
        "--server",
        "Page, hub and REST of the server to load; on this machine.",
        "http://127.0.0.1:8080"
    );

    private static readonly Option<Uri> Grpc = Loopback.Option(
        "--grpc",
        "gRPC of the same server.",
        "http://127.0.0.1:8081"
    );

    private static readonly Option<string> Entrance = new("--entrance")
    {
        Description = "grpc, hub or both.",
        DefaultValueFactory = _ => "both",
    };

    private static readonly Option<string> RowNames = new("--rows")
    {
        Description = $"Some of {AllRows}.",
        DefaultValueFactory = _ => AllRows,
    };

    private static readonly Option<int> People = Numbers.Option("--people", "People in the room.", 50, 2, 1_000);
    private static readonly Option<int> Writers = Numbers.Option(
        "--writers",
        "How many of them move their elephant.",
        10,
        1,
        1_000
    );
    private static readonly Option<int> Rate = Numbers.Option(
        "--rate",
        "Changes a second (modest; busy is six times as many).",
        100,
        1,
        100_000
    );
    private static readonly Option<string> Rooms = new("--rooms")
    {
        Description = "Numbers of rooms of the row of that name.",
        DefaultValueFactory = _ => "1,100,1000",
    };
    private static readonly Option<int> Elephants = Numbers.Option(
        "--elephants",
        "Elephants that a newcomer finds.",
        10_000,
        1,
        10_000
    );
    private static readonly Option<int> Seconds = Numbers.Option("--seconds", "Length of a paced run.", 20, 1, 86_400);
    private static readonly Option<int> Runs = Numbers.Option("--runs", "Runs of each row.", 3, 1, 1_000);
    private static readonly Option<string?> Disk = new("--disk")
    {
        Description = "Folder on the server's disk, for the log's own figures (the temporary one).",
    };

    private static readonly Option<string[]> BesideFiles = new("--beside")
    {
        Description =
            "Files with results of a bare SignalR hub, one JSON a line with peer \"signalr-json\", scenario and cpuPer100k.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Processors = new("--processors")
    {
        Description =
            "Processors that the load tool keeps to, for example 1: leave the others to the server (taskset).",
    };

    public static Command Make()
    {
        var command = new Command("load", "Loads a running server on this machine, and says how it did.")
        {
            Server,
            Grpc,
            Entrance,
            RowNames,
            People,
            Writers,
            Rate,
            Rooms,
            Elephants,
            Seconds,
            Runs,
            Disk,
            BesideFiles,
            Processors,
        };
        Entrance.AcceptOnlyFromAmong("grpc", "hub", "both");
        RowNames.Validators.Add(result =>
        {
            var unknown = result.GetValueOrDefault<string>()!.Split(',').Except(AllRows.Split(',')).FirstOrDefault();
            if (unknown is not null)
            {
                result.AddError($"No row is called \"{unknown}\". There are {AllRows}.");
            }
        });
        Rooms.Validators.Add(result =>
        {
            if (
                !result
                    .GetValueOrDefault<string>()!
                    .Split(',')
                    .All(each => int.TryParse(each, out var number) && number is >= 1 and <= 100_000)
            )
            {
                result.AddError("--rooms are numbers from 1 to 100,000 with commas between, for example 1,100,1000.");
            }
        });
        Processors.Validators.Add(result =>
        {
            var given = result.GetValueOrDefault<string?>() ?? "0";
            if (!given.Split(',').All(each => int.TryParse(each, out var number) && number is >= 0 and < 64))
            {
                result.AddError("--processors are numbers from 0 to 63 with commas between, for example 0,1.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!TryReadBeside(parsed.GetValue(BesideFiles) ?? [], out var beside))
        {
            return 1;
        }
        var entrance = parsed.GetValue(Entrance)!;
        var options = new LoadOptions
        {
            Server = parsed.GetValue(Server)!,
            Grpc = parsed.GetValue(Grpc)!,
            Entrances = entrance == "both" ? ["grpc", "hub"] : [entrance],
            Rows = parsed.GetValue(RowNames)!.Split(','),
            People = parsed.GetValue(People),
            Writers = parsed.GetValue(Writers),
            Rate = parsed.GetValue(Rate),
            Rooms =
            [
                .. parsed
                    .GetValue(Rooms)!
                    .Split(',')
                    .Select(each => int.Parse(each, System.Globalization.CultureInfo.InvariantCulture)),
            ],
            Elephants = parsed.GetValue(Elephants),
            Duration = TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
            Runs = parsed.GetValue(Runs),
            Disk = parsed.GetValue(Disk),
            Beside = beside,
        };
        if (options.Writers > options.People)
        {
            AnsiConsole.WriteLine("--writers are some of --people: not more of them.");
            return 1;
        }
        var port = Loopback.Of(options.Grpc).Port;
        if (ServerProcess.Listening(port) is not { } server)
        {
            AnsiConsole.WriteLine($"No process of this user listens on port {port}. Start the server first.");
            return 1;
        }
        Keep(parsed.GetValue(Processors));
        Introduce(options, server);
        return await LoadAsync(options, server, cancellationToken);
    }

    private static bool TryReadBeside(string[] files, out Beside? beside)
    {
        beside = null;
        try
        {
            beside = files.Length > 0 ? Beside.Read(files) : null;
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            AnsiConsole.WriteLine(fault.Message);
            return false;
        }
    }

    private static void Introduce(LoadOptions options, ServerProcess server)
    {
        AnsiConsole.WriteLine(
            $"{options.People} people, {options.Writers} of them moving their own elephant; server is process {server.Id}, on processors {server.Processors}, {server.MemoryMiB:0} MiB."
        );
        AnsiConsole.WriteLine(
            "Its limits for one client are in the way of this: start it with ElephantBoard__Limits__CommandsPerSecond=1000000, ElephantBoard__Limits__CommandBurst=1000000 and ElephantBoard__Limits__RoomsAtOnce=100000."
        );
    }

    private static async Task<int> LoadAsync(
        LoadOptions options,
        ServerProcess server,
        CancellationToken cancellationToken
    )
    {
        var (report, failures) = (new Report(), new List<string>());
        await AnsiConsole
            .Progress()
            .StartAsync(async context =>
            {
                foreach (var row in options.Rows)
                {
                    foreach (var entrance in options.Entrances)
                    {
                        var task = context.AddTask($"{row} {entrance}");
                        var rows = new Rows(
                            new(
                                options,
                                server,
                                report,
                                (name, done) =>
                                {
                                    task.Description = $"{row} {entrance}: {name}";
                                    task.Value = done * 100;
                                }
                            )
                        );
                        try
                        {
                            await rows.RunAsync(row, entrance, cancellationToken);
                        }
                        catch (Exception fault) when (fault is not OperationCanceledException)
                        {
                            failures.Add($"{row} {entrance}: {fault.Message}");
                        }
                        task.Value = 100;
                    }
                }
            });
        report.Write();
        foreach (var failure in failures)
        {
            AnsiConsole.WriteLine("NOT MEASURED  " + failure);
        }
        return failures.Count == 0 ? 0 : 1;
    }

    private static void Keep(string? processors)
    {
        if (processors is not null && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            var mask = processors
                .Split(',')
                .Aggregate(
                    0L,
                    (mask, processor) =>
                        mask | (1L << int.Parse(processor, System.Globalization.CultureInfo.InvariantCulture))
                );
            Process.GetCurrentProcess().ProcessorAffinity = (nint)mask;
        }
    }
}
