using System.CommandLine;
using ElephantBoard.Raylib.App;
using ElephantBoard.Timeline;

namespace ElephantBoard.Raylib.Commands;

internal static class OpenCommand
{
    private static readonly Argument<string> Room = new("NAME") { Description = "Room name." };

    private static readonly Option<string> RoomDepartments = new("--departments")
    {
        Description = "Departments of the room, separated by commas.",
        HelpName = "NAMES",
        DefaultValueFactory = _ => Departments.Usual,
    };

    private static readonly Option<string> Concern = new("--concern")
    {
        Description = "Concern that everyone shares, in one line.",
        HelpName = "LINE",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<bool> Named = new("--named")
    {
        Description = "Show each elephant with its author's name.",
    };

    private static readonly Option<string> Key = new("--key")
    {
        Description = "Opening key, if the server asks for one.",
        HelpName = "KEY",
        DefaultValueFactory = _ => "",
    };

    public static Command Make(AppStorage storage)
    {
        var open = new Command("open", "Create a room and join it as its host.")
        {
            Room,
            Given.Server,
            Given.Name,
            Given.Department,
            RoomDepartments,
            Concern,
            Named,
            Key,
            Given.Scale,
        };
        open.SetAction(parsed =>
            WindowRun.Show(
                storage,
                Given.ScaleOf(parsed),
                (joinService, stop) => Given.Await(EnterAsync(joinService, parsed, stop))
            )
        );
        return open;
    }

    private static async Task<RoomSession?> EnterAsync(
        JoinService joinService,
        ParseResult parsed,
        CancellationToken stop
    )
    {
        var room = new NewRoom
        {
            Name = parsed.GetValue(Room)!,
            Concern = parsed.GetValue(Concern)!,
            Departments = parsed.GetValue(RoomDepartments)!,
            Anonymous = !parsed.GetValue(Named),
            Facilitator = Given.NameOf(parsed),
            Department = parsed.GetValue(Given.Department),
            Key = parsed.GetValue(Key)!,
        };
        var session = await joinService.OpenAsync(parsed.GetValue(Given.Server)!, room.ToRequest(), stop);
        await Console.Out.WriteLineAsync(
            Messages.Of("desktop.opened", ("link", session.JoinLink), ("code", JoinCode.Show(session.SavedSeat.Code)))
        );
        return session;
    }
}
