using System.CommandLine;
using ElephantBoard.Raylib.App;
using ElephantBoard.Raylib.Measuring;

namespace ElephantBoard.Raylib.Commands;

internal static class MeasureCommand
{
    private static readonly Argument<int> Seconds = new("SECONDS")
    {
        Description = "Seconds per figure, 1 to 600.",
        DefaultValueFactory = _ => 5,
    };

    public static Command Make()
    {
        var measure = new Command("measure", "Measure how fast this machine draws a large room.")
        {
            Seconds,
            Given.Scale,
        };
        measure.SetAction(parsed =>
        {
            var seconds = parsed.GetValue(Seconds);
            if (seconds is < 1 or > 600)
            {
                throw new StopException(Messages.Of("desktop.no_seconds"));
            }

            Measure.Run(Given.ScaleOf(parsed), seconds, Console.Out);
        });
        return measure;
    }
}
