using System.Text;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Seats;

namespace ElephantBoard.Raylib.Windowing;

/// <summary>Writes what the window shows into a file after each tick in which it changed, for tests that drive the window. The first line
/// is the position of the window on the screen.</summary>
internal sealed class ScreenReport(IFrameThrottle throttle, Scene scene, string file) : IFrameThrottle
{
    /// <summary>Environment variable that names the file. Without it, nothing is written.</summary>
    public const string Variable = "ELEPHANTBOARD_SCREEN_REPORT";

    private string _written = "";

    public static IFrameThrottle IfAsked(IFrameThrottle throttle, Scene scene) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file
            ? new ScreenReport(throttle, scene, file)
            : throttle;

    public void Wake() => throttle.Wake();

    public void Wait(TimeSpan atMost)
    {
        Write();
        throttle.Wait(atMost);
    }

    private void Write()
    {
        var place = RaylibWindow.Place;
        var now = $"{place.X}\t{place.Y}\n{ScreenDescription.Of(scene)}";
        if (now != _written)
        {
            // A reader sees either the old or the new description, whole.
            OwnerOnlyFile.Write(file, Encoding.UTF8.GetBytes(now));
            _written = now;
        }
    }
}
