using System.CommandLine;
using System.Runtime.InteropServices;
using ElephantBoard.Link;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Command = System.CommandLine.Command;

namespace ElephantBoard.Desktop;

/// <summary>This program's command line. Everything runs on the thread that calls: it is the window's.</summary>
internal static class CommandLine
{
    public const string UsualServer = "http://localhost:8080";

    private static readonly Argument<string> Room = new("ROOM")
    {
        Description = "The room's link, http://HOST/r/CODE, or its code, with --server.",
    };

    private static readonly Option<string?> Server = new("--server")
    {
        Description = $"Where a code is looked for, or a room opened ({UsualServer}).",
        HelpName = "URL",
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "You, as the others see you.",
        HelpName = "YOU",
    };

    private static readonly Option<string?> Department = new("--department")
    {
        Description = "Yours: its name, or its number in the room.",
        HelpName = "DEPARTMENT",
    };

    private static readonly Option<float?> Scale = new("--scale")
    {
        Description = "Pixels a unit, 0.5 to 4 (as the system says).",
        HelpName = "N",
    };

    public static string UsualDepartments =>
        $"{Said.Of("open.sales")}, {Said.Of("open.engineering")}, {Said.Of("open.sales_engineering")}";

    /// <summary>0: done. 1: it could not be done, and was said why.</summary>
    public static int Run(string[] args)
    {
        var root = new RootCommand("ElephantBoard: the room, on the shared screen. Without a command: the way in.")
        {
            Scale,
            Join(),
            Open(),
            Picture(),
            Measuring(),
        };
        root.SetAction(parsed => Window(parsed, (_, _) => null));
        return Speak(() => root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false }));
    }

    private static Command Join()
    {
        var screen = new Option<bool>("--screen")
        {
            Description = "As the room's shared screen: nothing private, nothing to press.",
        };
        var watch = new Option<bool>("--watch") { Description = "Only watching: counted nowhere." };
        var join = new Command("join", "Go into a room.") { Room, Server, Name, Department, screen, watch, Scale };
        join.SetAction(parsed =>
            Window(
                parsed,
                (going, stop) =>
                {
                    var role =
                        parsed.GetValue(screen) ? Role.RoomSeat
                        : parsed.GetValue(watch) ? Role.Observer
                        : Role.Participant;
                    return EnterAsync(going, parsed, role, stop).GetAwaiter().GetResult();
                }
            )
        );
        return join;
    }

    private static Command Open()
    {
        var room = new Argument<string>("NAME") { Description = "The room's name." };
        var departments = new Option<string>("--departments")
        {
            Description = "The departments of the room, with commas between.",
            DefaultValueFactory = _ => UsualDepartments,
        };
        var concern = new Option<string>("--concern")
        {
            Description = "The one line that all share.",
            DefaultValueFactory = _ => "",
        };
        var named = new Option<bool>("--named") { Description = "Elephants carry their author's name." };
        var key = new Option<string>("--key")
        {
            Description = "Where the server asks for one.",
            DefaultValueFactory = _ => "",
        };
        var open = new Command("open", "Open a room and go into it as its host.")
        {
            room,
            Server,
            Name,
            Department,
            departments,
            concern,
            named,
            key,
            Scale,
        };
        open.SetAction(parsed =>
            Window(
                parsed,
                (going, stop) =>
                {
                    var all = Split(parsed.GetValue(departments)!);
                    var request = new OpenRoomRequest
                    {
                        Name = parsed.GetValue(room),
                        Departments = { all },
                        Anonymous = !parsed.GetValue(named),
                        Concern = parsed.GetValue(concern),
                        Prompt = Said.Of("open.prompt_default"),
                        Plan = Plan._60,
                        Facilitator = new()
                        {
                            Name = NameOf(parsed),
                            Department = NumberOf(parsed.GetValue(Department), all),
                        },
                        Key = parsed.GetValue(key),
                    };
                    var visit = going
                        .OpenAsync(parsed.GetValue(Server) ?? UsualServer, request, stop)
                        .GetAwaiter()
                        .GetResult();
                    Console.Out.WriteLine(
                        Said.Of("desktop.opened", ("link", visit.JoinLink), ("code", JoinCode.Show(visit.Resting.Code)))
                    );
                    return visit;
                }
            )
        );
        return open;
    }

    private static Command Picture()
    {
        var at = new Option<uint?>("--at")
        {
            Description = "The place of the timeline (the last one).",
            HelpName = "PLACE",
        };
        var output = new Option<FileInfo>("--out")
        {
            Description = "The file: .png, .svg or .pdf.",
            Required = true,
            HelpName = "FILE",
        };
        var picture = new Command("picture", "Draw a room into a file, as it was at a place of its timeline.")
        {
            Room,
            Server,
            at,
            output,
        };
        picture.SetAction(parsed =>
        {
            var settings = Settings.Read(Folders.OfThisSystem().Settings, out var trouble);
            if (trouble is not null)
            {
                Console.Error.WriteLine(Said.Of(trouble));
            }

            Seats(out var going);
            var drawing = new Pictures(going).DrawAsync(
                parsed.GetValue(Room)!,
                parsed.GetValue(Server) ?? UsualServer,
                parsed.GetValue(at),
                parsed.GetValue(output)!.FullName,
                settings,
                CancellationToken.None
            );
            Console.Out.WriteLine(drawing.GetAwaiter().GetResult());
        });
        return picture;
    }

    private static Command Measuring()
    {
        var seconds = new Argument<int>("SECONDS") { Description = "For each figure.", DefaultValueFactory = _ => 5 };
        var measure = new Command("measure", "Say what this machine's screen does with a large room.")
        {
            seconds,
            Scale,
        };
        measure.SetAction(parsed => Measure.Run(ScaleOf(parsed), parsed.GetValue(seconds), Console.Out));
        return measure;
    }

    /// <summary>Goes in first, then opens the window: who cannot go in is told where they asked.</summary>
    private static void Window(ParseResult parsed, Func<Going, CancellationToken, Visit?> enter)
    {
        var folders = Folders.OfThisSystem();
        var scale = ScaleOf(parsed);
        var settings = Settings.Read(folders.Settings, out var trouble);
        var seats = Seats(out var going);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var visit = enter(going, stop.Token);
        List<string> said = [.. seats.TakeTroubles().Append(trouble).OfType<Saying>().Select(Said.Of)];
        said.ForEach(Console.Error.WriteLine);
        try
        {
            using var desk = new Desk(settings, folders.Settings, scale);
            var shell = new Shell(desk, seats, going);
            if (visit is null)
            {
                shell.GoHome(said.Count > 0 ? string.Join("\n", said) : null);
            }
            else
            {
                shell.Enter(visit);
            }

            visit = null;
            desk.Run(stop.Token);
            shell.EndAsync().GetAwaiter().GetResult();
        }
        finally
        {
            visit?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<Visit> EnterAsync(Going going, ParseResult parsed, Role role, CancellationToken stop)
    {
        var name = role == Role.RoomSeat ? parsed.GetValue(Name) ?? Said.Of("desktop.screen") : NameOf(parsed);
        var (address, there) = await going.FindAsync(
            parsed.GetValue(Room)!,
            parsed.GetValue(Server) ?? UsualServer,
            stop
        );
        var department = role == Role.Participant ? NumberOf(parsed.GetValue(Department), there.Room.Departments) : 0;
        var visit = await going.EnterAsync(address, there, new(name, department, role), stop);
        await Console.Out.WriteLineAsync(
            Said.Of(
                "desktop.joined",
                ("room", visit.Resting.RoomName),
                ("way", Said.Of(there.Way == Way.Grpc ? "reach.by_grpc" : "reach.by_hub"))
            )
        );
        return visit;
    }

    private static SeatFolder Seats(out Going going)
    {
        var seats = new SeatFolder(Folders.OfThisSystem().Seats, TimeProvider.System);
        going = new(seats, TimeProvider.System);
        return seats;
    }

    private static string NameOf(ParseResult parsed) =>
        parsed.GetValue(Name) is { Length: > 0 } name
            ? name.Trim()
            : throw new StopException(Said.Of("desktop.no_name"));

    /// <summary>What stands between commas.</summary>
    public static string[] Split(string given) =>
        given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Which of some departments somebody means, by name or number; 0: none.</summary>
    /// <exception cref="StopException">None of them.</exception>
    public static uint NumberOf(string? given, IList<string> departments)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return 0;
        }

        var index = departments
            .ToList()
            .FindIndex(each => string.Equals(each, given.Trim(), StringComparison.OrdinalIgnoreCase));
        if (index < 0 && (!int.TryParse(given, out index) || --index < 0 || index >= departments.Count))
        {
            throw new StopException(
                Said.Of("desktop.no_department", ("given", given), ("all", string.Join(", ", departments)))
            );
        }

        return (uint)index + 1;
    }

    private static float? ScaleOf(ParseResult parsed) =>
        parsed.GetValue(Scale) is not { } scale || Settings.IsScale(scale)
            ? parsed.GetValue(Scale)
            : throw new StopException(Said.Of("desktop.no_scale"));

    /// <summary>Whatever happens, people are told in a sentence.</summary>
    private static int Speak(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (StopException stop)
        {
            Console.Error.WriteLine(stop.Message);
        }
        catch (OperationCanceledException)
        {
            // Somebody ended it on the way in.
        }
#pragma warning disable CA1031 // The last one to hear of it: what happened is written down, and said.
        catch (Exception fault)
        {
            Console.Error.WriteLine(Faults.Say(fault));
        }
#pragma warning restore CA1031
        return 1;
    }
}
