using System.CommandLine;

namespace ElephantBoard.Desktop.Commands;

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

    public static Command Make(Kept kept)
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
            var settings = Settings.Read(kept.SettingsFile, out var trouble);
            if (trouble is not null)
            {
                Console.Error.WriteLine(Said.Of(trouble));
            }

            var drawing = new Pictures(new Going(kept, TimeProvider.System)).DrawAsync(
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
