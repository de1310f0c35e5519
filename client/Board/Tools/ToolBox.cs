using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Board.Tools;

/// <summary>Dispatches input on the floor to the current tool. Zooming and panning work with every tool.</summary>
/// <param name="context">Null for read-only views (the shared screen, a replay).</param>
public sealed class ToolBox(CommandContext? context, FloorGround ground, ElephantsOnFloor elephants, FloorCamera camera)
    : Behaviour
{
    /// <summary>Zoom factor per wheel notch or key.</summary>
    private const float Step = 1.2f;

    /// <summary>Screen units per arrow key or wheel notch when panning.</summary>
    private const float PanStep = 60;

    private Tool? _current;
    private Selection? _selection;

    // The last focused piece, which may get the focus back from a dialog.
    private ElephantPiece? _stood;

    /// <summary>Null for read-only views.</summary>
    public CommandContext? Context => context;

    public ElephantsOnFloor Elephants => elephants;

    public FloorCamera Camera => camera;

    /// <summary>The door, on which elephants can be dropped, and the porch behind it.</summary>
    public required RoomScenery Scenery { get; init; }

    public Selection Selection => _selection ??= new Selection(elephants, Scenery.Porch);

    public OwnPointer? Pointer { get; private set; }

    public Tool Current => _current ??= DefaultTool();

    /// <summary>Opens the menu of elephants at a position in pixels.</summary>
    public Action<Subject.Elephants, Vector2> Ask { get; set; } = static (_, _) => { };

    /// <summary>Opens the menu of the floor at a position in pixels.</summary>
    public Action<Vector2> AskFloor { get; set; } = static _ => { };

    /// <summary>Switches to another tool and ends the current one.</summary>
    public void Take(Tool tool)
    {
        var before = _current;
        _current = tool;
        before?.PutDown();
    }

    /// <summary>Ends the current tool.</summary>
    public void ReturnToDefault() => Take(DefaultTool());

    /// <summary>Returns the subject of a verb: the selection, or the focused piece.</summary>
    public Subject.Elephants Subject(ElephantPiece? focused = null)
    {
        var piece = focused ?? Scene.Events.Focused as ElephantPiece;
        return piece is null || Selection.Contains(piece.Elephant.Id)
            ? new Subject.Elephants(Selection.InOrder)
            : Board.Verbs.Subject.One(piece.Elephant.Id);
    }

    /// <summary>Returns the middle of an elephant on the floor or on the porch, in pixels.</summary>
    internal Vector2 PixelOf(ulong elephant) =>
        elephants.Pieces.TryGetValue(elephant, out var piece) ? piece.ScreenCentre
        : Scenery.Porch.Notes.TryGetValue(elephant, out var note) ? note.ScreenCentre
        : Vector2.Zero;

    /// <summary>Selects an elephant, centers it, and highlights it.</summary>
    public void Find(ulong elephant)
    {
        if (elephants.Pieces.TryGetValue(elephant, out var piece))
        {
            Selection.Only(elephant);
            camera.Reveal(piece.Note.Moved(piece.Transform.Position));
            FlashMark.Show(piece);
        }
        else if (Scenery.Porch.Notes.ContainsKey(elephant))
        {
            Selection.Only(elephant);
            camera.Reveal(Scenery.Doorway);
        }
    }

    /// <summary>Moves a piece to its position in the room.</summary>
    internal void PlaceAsTold(ulong elephant)
    {
        if (
            elephants.Pieces.TryGetValue(elephant, out var piece)
            && context?.Room.Elephants.TryGetValue(elephant, out var told) == true
        )
        {
            piece.Transform.Position = piece.StandAt(told);
        }
    }

    internal bool Wheel(PointerEvent pointer)
    {
        var by = pointer.Wheel * PanStep;
        switch (pointer.Modifiers)
        {
            // Sideways, as everywhere; with Alt up and down.
            case Modifiers.Shift:
                camera.Pan(new Vector2(by.X + by.Y, 0));
                break;
            case Modifiers.Alt:
                camera.Pan(by);
                break;
            default:
                camera.Pan(new Vector2(by.X, 0));
                camera.Zoom(MathF.Pow(Step, pointer.Wheel.Y), pointer.Screen);
                break;
        }

        return true;
    }

    internal bool Zoom(ZoomEvent zoom)
    {
        camera.Pan(zoom.By / Scene.Screen.Scale);
        camera.Zoom(zoom.Factor, zoom.Screen);
        return true;
    }

    /// <summary>Handles keys that no other widget handles, wherever the focus is.</summary>
    internal bool Press(KeyEvent key)
    {
        if (Current.Press(Scene.Events.Focused as ElephantPiece, key))
        {
            return true;
        }

        var isPlain = key.Modifiers is Modifiers.None or Modifiers.Shift or Modifiers.Control;
        switch (key.Key)
        {
            case Key.Plus when isPlain:
                camera.Zoom(Step);
                return true;
            case Key.Minus when isPlain:
                camera.Zoom(1 / Step);
                return true;
            case Key.Digit0 when isPlain:
            case Key.F when key.Modifiers == Modifiers.None:
                camera.FitAll();
                return true;
            case Key.Left or Key.Right or Key.Up or Key.Down when key.Modifiers is Modifiers.None or Modifiers.Shift:
                camera.Pan(-Direction(key.Key) * PanStep * (key.Shift ? 3 : 1));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Returns the direction of an arrow key.</summary>
    internal static Vector2 Direction(Key key) =>
        key switch
        {
            Key.Left => -Vector2.UnitX,
            Key.Right => Vector2.UnitX,
            Key.Up => -Vector2.UnitY,
            _ => Vector2.UnitY,
        };

    protected override void Awake()
    {
        ground.Tools = this;
        if (context is not null)
        {
            Pointer = GameObject.AddComponent(new OwnPointer(context, camera));
            var group = elephants.GameObject.AddComponent<FocusGroup>();
            group.Entry = back =>
                Selection.ReadingOrder() is { Count: > 0 } order ? order[back ? order.Count - 1 : 0] : null;
        }
    }

    protected override void OnEnable()
    {
        elephants.Added += Follow;
        elephants.Removed += Lose;
        Scenery.Porch.Added += Follow;
        Scenery.Porch.Removed += Selection.Forget;
        Scene.Events.UnhandledKey += Press;
        Scene.Events.KeyReleased += Release;
        Scene.Events.FocusMoved += Stand;
        foreach (var piece in elephants.Pieces.Values)
        {
            Follow(piece);
        }
    }

    protected override void OnDisable()
    {
        elephants.Added -= Follow;
        elephants.Removed -= Lose;
        Scenery.Porch.Added -= Follow;
        Scenery.Porch.Removed -= Selection.Forget;
        Scene.Events.UnhandledKey -= Press;
        Scene.Events.KeyReleased -= Release;
        Scene.Events.FocusMoved -= Stand;
        ReturnToDefault();
        foreach (var piece in elephants.Pieces.Values)
        {
            piece.Handled -= Handle;
        }
    }

    protected override void Update() => Current.Update();

    private Tool DefaultTool() => context is null ? new ViewTool(this) : new SelectTool(this);

    private void Release(Key key)
    {
        if (key is not (Key.Space or Key.None))
        {
            return;
        }

        if (Current is HandTool)
        {
            ReturnToDefault();
        }
        else if (Current is PanTool panTool)
        {
            // Panning lasts until the button is released.
            panTool.After = DefaultTool();
        }
    }

    private void Stand(Widget? focused) => _stood = focused as ElephantPiece ?? _stood;

    private void Follow(ElephantPiece piece)
    {
        piece.Handled += Handle;
        piece.Interactable = context is not null;
    }

    private void Follow(PorchNote note)
    {
        note.Interactable = context is not null;
        note.Clicked += (on, pointer) => Current.ClickOnPorch(on, pointer);
        note.Pressed += (on, key) => Current.PressOnPorch(on, key);
        note.Reached += on => Selection.Only(on.Face.Id);
    }

    private void Lose(ElephantPiece piece)
    {
        piece.Handled -= Handle;
        Selection.Forget(piece);
        Current.Lose(piece);
        if (piece != _stood)
        {
            return;
        }

        _stood = Selection.Beside(piece);
        piece.FocusFallback = _stood;
        if (piece.IsFocused)
        {
            piece.Interactable = false;
            piece.Focus();
        }
    }

    private void Handle(ElephantPiece piece, PieceInput input)
    {
        switch (input.What)
        {
            case PieceInput.Kind.Down:
                Current.Down(piece, input.Pointer!);
                break;
            case PieceInput.Kind.Click:
                Current.Click(piece, input.Pointer!);
                break;
            case PieceInput.Kind.DragStart:
                Current.DragStart(piece, input.Pointer!);
                break;
            case PieceInput.Kind.Drag:
                Current.Drag(piece, input.Pointer!);
                break;
            case PieceInput.Kind.DragEnd or PieceInput.Kind.DragCancelled:
                Current.DragEnd(piece, input.Pointer!, input.What == PieceInput.Kind.DragCancelled);
                break;
            case PieceInput.Kind.Key:
                input.IsUsed = Current.Press(piece, input.Key!.Value);
                break;
        }
    }
}
