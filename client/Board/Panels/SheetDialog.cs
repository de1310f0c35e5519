using System.Numerics;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Replica;

namespace ElephantBoard.Board.Panels;

/// <summary>A dialog with a scrollable sheet and buttons below it.</summary>
internal sealed class SheetDialog
{
    private const float Padding = 24;
    private const float Margin = 12;

    private readonly Dialog _dialog;
    private readonly float _width;
    private readonly ScrollView _view;

    private SheetDialog(Dialog dialog, float width, string close, Action<SheetDialog> build)
    {
        (_dialog, _width) = (dialog, width);
        _view = dialog.GameObject.AddChild("view").AddComponent(new ScrollView());
        Body = new Sheet(_view.Content.AddChild("body"));
        Body.GameObject.Transform.Position = new Vector2(8, 6);
        Foot = new Flow(dialog.GameObject.AddChild("foot")) { IsAtEnd = true };
        build(this);
        Cross = dialog.GameObject.AddChild("close").AddComponent(new Button { Label = close, Tooltip = close });
        (Cross.Kind, Cross.Icon, Cross.ShowsIconOnly) = (ButtonKind.Quiet, Icons.Cross, true);
        Cross.Pressing += dialog.Close;
        dialog.AvailableSizeChanged += _ => Lay();
        Lay();
    }

    public Sheet Body { get; }

    public Flow Foot { get; }

    public bool IsOpen => _dialog.IsOpen;

    public event Action Closed
    {
        add => _dialog.Closed += value;
        remove => _dialog.Closed -= value;
    }

    private Button Cross { get; }

    public static SheetDialog Open(CommandContext context, string title, float width, Action<SheetDialog> build)
    {
        SheetDialog? made = null;
        Dialog.Open(
            context.Above,
            title,
            new Vector2(width, 100),
            dialog => made = new SheetDialog(dialog, width, context.Sentences["room.close"], build)
        );
        return made!;
    }

    public void Close() => _dialog.Close();

    /// <summary>Follows the room while it is open.</summary>
    /// <param name="pocket">Called when this seat's pocket changed.</param>
    public void Follow(CommandContext context, Action<RoomChange> follow, Action? pocket = null) =>
        context.FollowWhile(_dialog, follow, pocket);

    /// <summary>Closes it with a notice when its elephant's text may no longer be shown.</summary>
    public void CloseWhenHidden(CommandContext context, ulong elephant, Func<Timeline.Elephant, bool> isSeen) =>
        Follow(
            context,
            change =>
            {
                if (!change.After.Room.Elephants.TryGetValue(elephant, out var now) || !isSeen(now))
                {
                    Close();
                    context.Notices.Warn(context.Sentences["refusal.hidden"]);
                }
            }
        );

    /// <summary>Updates the layout after a height changed.</summary>
    public void Lay()
    {
        var available = _dialog.AvailableSize - new Vector2(2 * Margin);
        var width = MathF.Max(200, MathF.Min(_width, available.X));
        var high = Body.Lay(width - (2 * Padding)) + 12;
        var foot = Foot.Lay(width - (2 * Padding));
        var rest = Dialog.TitleHeight + (foot > 0 ? foot + 20 : 0) + 16;
        var seen = MathF.Max(40, MathF.Min(high, available.Y - rest));
        _view.Transform.Position = new Vector2(Padding - 8, Dialog.TitleHeight);
        _view.Size = new Vector2(width - Padding, seen);
        _view.ContentHeight = high;
        Foot.GameObject.Transform.Position = new Vector2(Padding, Dialog.TitleHeight + seen + 8);
        _dialog.Size = new Vector2(width, seen + rest);
        Cross.Size = Cross.FittingSize;
        Cross.Transform.Position = new Vector2(width - Cross.Size.X - 8, 8);
    }
}
