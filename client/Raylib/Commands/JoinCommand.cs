using System.CommandLine;
using ElephantBoard.Link;
using ElephantBoard.V1;
using Command = System.CommandLine.Command;

namespace ElephantBoard.Desktop.Commands;

internal static class JoinCommand
{
    private static readonly Option<bool> Screen = new("--screen")
    {
        Description = "Join as the shared screen: shows nothing private and has no controls.",
    };

    private static readonly Option<bool> Watch = new("--watch") { Description = "Watch only, without being counted." };

    public static Command Make(Kept kept)
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
            WindowRun.Show(kept, Given.ScaleOf(parsed), (going, stop) => Given.Await(EnterAsync(going, parsed, stop)))
        );
        return join;
    }

    private static async Task<Visit?> EnterAsync(Going going, ParseResult parsed, CancellationToken stop)
    {
        var role =
            parsed.GetValue(Screen) ? Role.RoomSeat
            : parsed.GetValue(Watch) ? Role.Observer
            : Role.Participant;
        var name =
            role == Role.RoomSeat ? parsed.GetValue(Given.Name) ?? Said.Of("desktop.screen") : Given.NameOf(parsed);
        var (address, door) = await going.FindAsync(parsed.GetValue(Given.Room)!, parsed.GetValue(Given.Server)!, stop);
        uint department;
        try
        {
            var given = role == Role.Participant ? parsed.GetValue(Given.Department) : null;
            department = Departments.NumberOf(given, door.Room.Departments);
        }
        catch (StopException)
        {
            await door.Entrance.DisposeAsync();
            throw;
        }

        var visit = await going.EnterAsync(address, door, new(name, department, role), stop);
        await Console.Out.WriteLineAsync(
            Said.Of(
                "desktop.joined",
                ("room", visit.Resting.RoomName),
                ("way", Said.Of(door.Way == Way.Grpc ? "reach.by_grpc" : "reach.by_hub"))
            )
        );
        return visit;
    }
}
