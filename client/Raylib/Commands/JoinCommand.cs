using System.CommandLine;
using ElephantBoard.Link.Transports;
using ElephantBoard.Raylib.App;
using ElephantBoard.V1;
using Command = System.CommandLine.Command;

namespace ElephantBoard.Raylib.Commands;

internal static class JoinCommand
{
    private static readonly Option<bool> Screen = new("--screen")
    {
        Description = "Join as the shared screen: shows nothing private and has no controls.",
    };

    private static readonly Option<bool> Watch = new("--watch") { Description = "Watch only, without being counted." };

    public static Command Make(AppStorage storage)
    {
        var join = new Command("join", "Join a room.")
        {
            Given.Room,
            Given.Server,
            Given.Name,
            Given.Department,
            Screen,
            Watch,
            Given.Scale,
        };
        join.SetAction(parsed =>
            WindowRun.Show(
                storage,
                Given.ScaleOf(parsed),
                (joinService, stop) => Given.Await(EnterAsync(joinService, parsed, stop))
            )
        );
        return join;
    }

    private static async Task<RoomSession?> EnterAsync(
        JoinService joinService,
        ParseResult parsed,
        CancellationToken stop
    )
    {
        var role =
            parsed.GetValue(Screen) ? Role.RoomSeat
            : parsed.GetValue(Watch) ? Role.Observer
            : Role.Participant;
        var name =
            role == Role.RoomSeat ? parsed.GetValue(Given.Name) ?? Messages.Of("desktop.screen") : Given.NameOf(parsed);
        var (address, connection) = await joinService.FindAsync(
            parsed.GetValue(Given.Room)!,
            parsed.GetValue(Given.Server)!,
            stop
        );
        uint department;
        try
        {
            var given = role == Role.Participant ? parsed.GetValue(Given.Department) : null;
            department = Departments.NumberOf(given, connection.Room.Departments);
        }
        catch (StopException)
        {
            await connection.Entrance.DisposeAsync();
            throw;
        }

        var session = await joinService.EnterAsync(address, connection, new(name, department, role), stop);
        await Console.Out.WriteLineAsync(
            Messages.Of(
                "desktop.joined",
                ("room", session.SavedSeat.RoomName),
                ("way", Messages.Of(connection.Transport == Transport.Grpc ? "reach.by_grpc" : "reach.by_hub"))
            )
        );
        return session;
    }
}
