using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;

namespace ElephantBoard.Board.Tools;

/// <summary>The idle tool: clicks select, and longer presses start another tool.</summary>
public sealed class SelectTool(ToolBox box) : Tool(box)
{
    /// <summary>Time of a long press, which opens the menu.</summary>
    public static readonly TimeSpan LongPress = TimeSpan.FromMilliseconds(600);

    private (ElephantPiece? On, Vector2 At, TimeSpan Since)? _finger;

    private CommandContext Context => Box.Context!;

    public override void Down(ElephantPiece? on, PointerEvent pointer) =>
        _finger = pointer.IsTouch ? (on, pointer.Screen, Box.Scene.Clock.Now) : null;

    public override void Update()
    {
        if (_finger is not { } finger)
        {
            return;
        }

        if (Box.Scene.Events.Pressed is null)
        {
            _finger = null;
        }
        else if (Box.Scene.Clock.Now - finger.Since >= LongPress)
        {
            _finger = null;
            Ask(finger.On, finger.At);
        }
    }

    public override void Click(ElephantPiece? on, PointerEvent pointer)
    {
        _finger = null;
        if (pointer.Button == PointerButton.Right)
        {
            Ask(on, pointer.Screen);
        }
        else if (pointer.Button != PointerButton.Left)
        {
            return;
        }
        else if (on is null)
        {
            if (!pointer.Modifiers.HasFlag(Modifiers.Shift))
            {
                Box.Selection.Clear();
            }
        }
        else
        {
            Select(on.Elephant.Id, pointer);
        }
    }

    private void Select(ulong elephant, PointerEvent pointer)
    {
        if (pointer.Modifiers.HasFlag(Modifiers.Shift) || pointer.Modifiers.HasFlag(Modifiers.Control))
        {
            Box.Selection.Toggle(elephant);
            return;
        }

        Box.Selection.Only(elephant);
        if (pointer.Clicks == 2)
        {
            Context.Open(elephant, false);
        }
    }

    public override void DragStart(ElephantPiece? on, PointerEvent pointer)
    {
        _finger = null;
        if (pointer.Button != PointerButton.Left || (pointer.IsTouch && on is null))
        {
            Box.Take(new PanTool(Box, this, pointer));
        }
        else if (on is null)
        {
            Box.Take(new MarqueeTool(Box, pointer));
        }
        else
        {
            Grasp(on, pointer);
        }
    }

    public override void ClickOnPorch(PorchNote on, PointerEvent pointer)
    {
        var id = on.Face.Id;
        if (pointer.Button == PointerButton.Right)
        {
            AskAbout(id, pointer.Screen);
        }
        else if (pointer.Button == PointerButton.Left)
        {
            Select(id, pointer);
        }
    }

    public override bool PressOnPorch(PorchNote on, KeyEvent key)
    {
        if (key.Is(Key.Enter))
        {
            Context.Open(on.Face.Id, false);
            return true;
        }

        if (key.Key != Key.Menu && !key.Is(Key.F10, Modifiers.Shift))
        {
            return false;
        }

        AskAbout(on.Face.Id, on.ScreenCentre);
        return true;
    }

    public override bool Press(ElephantPiece? on, KeyEvent key)
    {
        if (key.Is(Key.A, Modifiers.Control))
        {
            Box.Selection.All();
            return true;
        }

        if (key.Is(Key.Escape) && Box.Selection.Count > 0)
        {
            Box.Selection.Clear();
            return true;
        }

        if (key.Is(Key.Space) && !key.IsRepeat)
        {
            Box.Take(new HandTool(Box));
            return true;
        }

        return PressOnElephants(on, key);
    }

    private bool PressOnElephants(ElephantPiece? on, KeyEvent key)
    {
        if (key.Key == Key.Tab && on is not null && !key.Control && !key.Alt)
        {
            return GoOn(on, key.Shift ? -1 : 1);
        }

        var subject = Box.Subject(on);
        switch (key.Key)
        {
            case Key.Enter when key.Modifiers == Modifiers.None && subject.Only is { } only:
                Context.Open(only, false);
                return true;
            case Key.Space when key.Modifiers == Modifiers.Shift && on is not null:
                Box.Selection.Toggle(on.Elephant.Id);
                return true;
            case Key.Menu or Key.F10 when subject.Ids.Count > 0 && (key.Key == Key.Menu || key.Shift):
                Box.Ask(subject, Box.PixelOf(subject.Ids[0]));
                return true;
            case Key.Left
            or Key.Right
            or Key.Up
            or Key.Down when subject.Ids.Count > 0 && key.Modifiers is Modifiers.None or Modifiers.Shift:
                return Nudge(subject, key);
            default:
                return false;
        }
    }

    private bool Nudge(Subject.Elephants chosen, KeyEvent key)
    {
        var subject = OnFloor(chosen);
        if (!VerbList.Moving.AvailabilityFor(Context, subject).IsEnabled)
        {
            // After that the arrow keys go from one to the next.
            return false;
        }

        var nudgeTool = new NudgeTool(Box, subject.Ids);
        Box.Take(nudgeTool);
        return nudgeTool.Press(null, key);
    }

    /// <summary>Moves the focus to the next elephant in reading order; after the last one it leaves the floor.</summary>
    private bool GoOn(ElephantPiece from, int by)
    {
        var order = Box.Selection.ReadingOrder();
        var at = order.ToList().IndexOf(from) + by;
        if (at < 0 || at >= order.Count)
        {
            return false;
        }

        var next = order[at];
        Box.Camera.Reveal(next.Note.Moved(next.Transform.Position));
        next.Focus();
        Box.Selection.Only(next.Elephant.Id);
        return true;
    }

    private void Ask(ElephantPiece? on, Vector2 at)
    {
        if (on is null)
        {
            Box.AskFloor(at);
            return;
        }

        AskAbout(on.Elephant.Id, at);
    }

    /// <summary>Opens the menu of an elephant and of what is selected with it.</summary>
    private void AskAbout(ulong elephant, Vector2 at)
    {
        if (!Box.Selection.Contains(elephant))
        {
            Box.Selection.Only(elephant);
        }

        Box.Ask(new Subject.Elephants(Box.Selection.InOrder), at);
    }

    /// <summary>Leaves out those on the porch, which are not moved.</summary>
    private Subject.Elephants OnFloor(Subject.Elephants chosen) =>
        chosen with
        {
            Ids = [.. chosen.Ids.Where(Box.Elephants.Pieces.ContainsKey)],
        };

    private void Grasp(ElephantPiece on, PointerEvent pointer)
    {
        if (!Box.Selection.Contains(on.Elephant.Id))
        {
            Box.Selection.Only(on.Elephant.Id);
        }

        var subject = OnFloor(Box.Subject(on));
        var availability = VerbList.Moving.AvailabilityFor(Context, subject);
        if (availability.IsEnabled)
        {
            Box.Take(new DragTool(Box, on, subject.Ids, pointer));
        }
        else if (availability.DisabledReason is { } why)
        {
            Context.Notices.Warn(why);
        }
    }
}
