using System.Numerics;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;

namespace ElephantBoard.Board.Panels;

/// <summary>The status line: saved, the number waiting, reconnecting, or ended and why.</summary>
public sealed class StatusLine(CommandContext context) : Control
{
    private ITextLayout? _layout;
    private Tone _tone;

    public void Follow()
    {
        var (text, tone) = Standing();
        if (text != Label || tone != _tone)
        {
            _tone = tone;
            Label = text;
            Lay();
        }
    }

    /// <summary>The available width, in units.</summary>
    public float Width { get; set; } = 300;

    public void Lay()
    {
        _layout = Scene.Typesetter.Lay(
            Label,
            new TextStyle(Theme.SmallTextSize + 1) { MaxLines = 1, Bold = _tone == Tone.Danger },
            MathF.Max(20, Width - 26)
        );
        Size = new Vector2(_layout.Size.X + 26, 28);
        Tooltip = _layout.IsCut ? Label : "";
    }

    public override void Draw(ICanvas canvas)
    {
        if (_layout is null)
        {
            return;
        }

        // Full, half, or empty: the icon works without color.
        var dot = new Rect(4, (Size.Y - 12) / 2, 12, 12);
        var colour = Theme.Of(_tone);
        if (_tone == Tone.Good)
        {
            canvas.Ellipse(dot, colour);
        }
        else
        {
            canvas.Ellipse(dot.Grown(-1), Paint.Line(colour, 2));
            if (_tone == Tone.Soft)
            {
                canvas.Ellipse(dot.Grown(-4), colour);
            }
        }

        canvas.Text(_layout, new Vector2(24, (Size.Y - _layout.Size.Y) / 2), _tone == Tone.Danger ? colour : Theme.Ink);
    }

    private (string, Tone) Standing()
    {
        var say = context.Sentences;
        var status = context.Seat.Status;
        return status.Kind switch
        {
            SeatStatusKind.Ended => (
                context.Seat.End is MembershipEnd.Unknown && status.Refusal is { } refusal
                    ? say.Say(refusal)
                    : say[context.Seat.End.Sentence()],
                Tone.Danger
            ),
            SeatStatusKind.UpgradeRequired => (say["status.too_old"], Tone.Danger),
            SeatStatusKind.Reconnecting => (
                status.Unsaved > 0 ? say.Say("status.cut_waiting", ("n", status.Unsaved)) : say["status.cut"],
                Tone.Danger
            ),
            SeatStatusKind.Connecting => (say["status.connecting"], Tone.Soft),
            _ when status.Refused > 0 => (say["status.refused"], Tone.Danger),
            SeatStatusKind.Sending => (say.Say("status.sending", ("n", status.Unsaved)), Tone.Soft),
            _ => (say["status.saved"], Tone.Good),
        };
    }
}
