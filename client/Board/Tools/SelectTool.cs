using System.Numerics;
using ElephantBoard.Board.Elephants;
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
        else if (pointer.Modifiers.HasFlag(Modifiers.Shift) || pointer.Modifiers.HasFlag(Modifiers.Control))
        {
            Box.Selection.Toggle(on.Elephant.Id);
        }
        else
        {
            Box.Selection.Only(on.Elephant.Id);
            if (pointer.Clicks == 2)
            {
                Context.Open(on.Elephant.Id, false);
            }
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
                var piece = Box.Elephants.Pieces[subject.Ids[0]];
                Box.Ask(subject, piece.ScreenCentre);
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

    private bool Nudge(Subject.Elephants subject, KeyEvent key)
    {
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

        if (!Box.Selection.Contains(on.Elephant.Id))
        {
            Box.Selection.Only(on.Elephant.Id);
        }

        Box.Ask(Box.Subject(on), at);
    }

    private void Grasp(ElephantPiece on, PointerEvent pointer)
    {
        if (!Box.Selection.Contains(on.Elephant.Id))
        {
            Box.Selection.Only(on.Elephant.Id);
        }

        var subject = Box.Subject(on);
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
