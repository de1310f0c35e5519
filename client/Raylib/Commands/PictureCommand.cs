using System.CommandLine;
using ElephantBoard.Raylib.App;

namespace ElephantBoard.Raylib.Commands;

internal static class PictureCommand
{
    private static readonly Option<uint?> At = new("--at")
    {
        Description = "Position in the timeline (default: the last one).",
        HelpName = "PLACE",
    };

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "File to write: .png, .svg, or .pdf.",
        Required = true,
        HelpName = "FILE",
    };

    public static Command Make(AppStorage storage)
    {
        var picture = new Command("picture", "Draw a room to a file, as it was at a position of its timeline.")
        {
            Given.Room,
            Given.Server,
            At,
            Out,
        };
        picture.SetAction(parsed =>
        {
            var settings = Settings.Read(storage.SettingsFile, out var trouble);
            if (trouble is not null)
            {
                Console.Error.WriteLine(Messages.Of(trouble));
            }

            var drawing = new Pictures(new JoinService(storage, TimeProvider.System)).DrawAsync(
                parsed.GetValue(Given.Room)!,
                parsed.GetValue(Given.Server)!,
                parsed.GetValue(At),
                parsed.GetValue(Out)!.FullName,
                settings,
                CancellationToken.None
            );
            Console.Out.WriteLine(Given.Await(drawing));
        });
        return picture;
    }
}
