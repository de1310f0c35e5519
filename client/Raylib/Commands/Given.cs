using System.CommandLine;
using ElephantBoard.Raylib.App;

namespace ElephantBoard.Raylib.Commands;

/// <summary>Arguments that several commands share.</summary>
internal static class Given
{
    public static readonly Argument<string> Room = new("ROOM")
    {
        Description = "Room link, http://HOST/r/CODE, or room code together with --server.",
    };

    public static readonly Option<string> Server = new("--server")
    {
        Description = "Server on which the code is looked up or the room is created.",
        HelpName = "URL",
        DefaultValueFactory = _ => JoinService.UsualServer,
    };

    public static readonly Option<string?> Name = new("--name")
    {
        Description = "Your name; the others see it.",
        HelpName = "YOU",
    };

    public static readonly Option<string?> Department = new("--department")
    {
        Description = "Your department: its name, or its number in the room.",
        HelpName = "DEPARTMENT",
    };

    public static readonly Option<float?> Scale = new("--scale")
    {
        Description = "Pixels per unit, 0.5 to 4 (default: the system's setting).",
        HelpName = "N",
    };

    /// <exception cref="StopException">The name is missing.</exception>
    public static string NameOf(ParseResult parsed) =>
        parsed.GetValue(Name)?.Trim() is { Length: > 0 } name
            ? name
            : throw new StopException(Messages.Of("desktop.no_name"));

    /// <exception cref="StopException">The value is invalid.</exception>
    public static float? ScaleOf(ParseResult parsed) =>
        parsed.GetValue(Scale) is not { } scale || Settings.IsScale(scale)
            ? parsed.GetValue(Scale)
            : throw new StopException(Messages.Of("desktop.no_scale"));

    /// <summary>Waits for a request to a server, and prints a message if it takes a while.</summary>
    public static T Await<T>(Task<T> asked)
    {
        if (!((IAsyncResult)asked).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(2)))
        {
            Console.Out.WriteLine(
                Messages.Of("desktop.asking_console", ("seconds", Link.Transports.InteractiveTimeout.Max.TotalSeconds))
            );
        }

        return asked.GetAwaiter().GetResult();
    }
}
