using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;

namespace ElephantBoard.Board;

/// <summary>Draws a room at one place of its timeline without a window, with the renderers of the screen.</summary>
public static class RoomPicture
{
    /// <summary>Draws a view as the shared screen would show it without motion.</summary>
    /// <param name="options">Its source is not used; the view is drawn.</param>
    /// <param name="size">In units of the canvas.</param>
    public static void Draw(
        ICanvas canvas,
        ITypesetter typesetter,
        RoomView view,
        RoomSceneOptions options,
        Vector2 size
    )
    {
        ArgumentNullException.ThrowIfNull(canvas);
        ArgumentNullException.ThrowIfNull(options);
        var scene = new Scene(new ManualTime(), typesetter);
        scene.Screen.Resize((int)MathF.Ceiling(size.X), (int)MathF.Ceiling(size.Y), 1);
        scene.Tweens.ReducedMotion = true;
        RoomScene.Build(scene, options with { Source = new StillRoom(view), Seat = null, IsScreen = true });
        // Two ticks: objects that the first one made are in place in the second.
        scene.Tick();
        scene.Tick();
        canvas.Rectangle(Rect.At(Vector2.Zero, size), options.Palette.Wall);
        ScenePicture.Draw(scene, canvas);
    }

    private sealed class StillRoom(RoomView view) : IRoomSource
    {
        public event Action<RoomChange>? Changed
        {
            add { }
            remove { }
        }

        public RoomView Now => view;
    }
}
