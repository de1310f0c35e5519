using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Showing.Elephants;
using ElephantBoard.Showing.Look;

namespace ElephantBoard.Showing;

/// <summary>A room made visible: the floor with its elephants, and above it what is said and done on the screen.</summary>
public sealed class RoomScene
{
    private RoomScene(Scene scene, RoomSetting setting)
    {
        Root = scene.Create("room");
        Root.SetActive(false);
        Appearance = Root.AddComponent(new Appearance(setting.Palette));
        Mirror = Root.AddComponent(new RoomMirror(setting.Source, setting.Seat?.Guesses));
        Doer = setting.Seat is { } seat ? Root.AddComponent(new Doer(seat, Mirror)) : null;

        var floor = Root.AddChild("floor");
        Camera = Root.AddComponent(new FloorCamera(floor.AddComponent<Layer>()));
        Elephants = floor.AddChild("elephants").AddComponent(new ElephantsOnFloor(Mirror));

        var above = Root.AddChild("above");
        Above = above.AddComponent<Layer>();

        scene.Screen.Changed += Fit;
        Root.SetActive(true);
        Fit();

        void Fit() => Camera.Frame = Rect.At(default, scene.Screen.Size);
    }

    /// <summary>Destroy it to leave the room.</summary>
    public GameObject Root { get; }

    public Appearance Appearance { get; }

    public RoomMirror Mirror { get; }

    /// <summary>Null: one only looks.</summary>
    public Doer? Doer { get; }

    public FloorCamera Camera { get; }

    public ElephantsOnFloor Elephants { get; }

    /// <summary>What stands still above the floor: ribbon, panels, dialogs. In screen units.</summary>
    public Layer Above { get; }

    public static RoomScene Build(Scene scene, RoomSetting setting) => new(scene, setting);
}
