using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;
using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Showing.Look;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>What one person works at: their seat, the room as they see it, and where they are told and asked things.</summary>
public sealed class Workbench
{
    public required Doer Doer { get; init; }

    public required RoomMirror Mirror { get; init; }

    public required Sentences Sentences { get; init; }

    /// <summary>Keeps presses apart from the change that they came after.</summary>
    public required PressRest PressRest { get; init; }

    public required Notices Notices { get; init; }

    /// <summary>Object of the layer above which dialogs and menus stand.</summary>
    public required Engine.Scenes.GameObject Above { get; init; }

    /// <summary>What people open to join, and its code; null and empty: not known.</summary>
    public Uri? JoinLink { get; init; }

    public string Code { get; init; } = "";

    /// <summary>Makes its holder host of the room; null: this seat does not have it. A secret: shown only when it is asked for.</summary>
    public Uri? HostLink { get; init; }

    /// <summary>Puts on other colours, for as long as whoever keeps them does.</summary>
    public required Action<Palette> Wear { get; init; }

    /// <summary>True: nothing moves from now on.</summary>
    public required Action<bool> Still { get; init; }

    /// <summary>What was written and not done yet, by what it belongs to: a dialog that is opened again goes on with it.</summary>
    public Dictionary<string, object> Halves { get; } = [];

    /// <summary>Opens the place where elephants are written, over an earlier draft or anew.</summary>
    public Action<Draft?> Write { get; set; } = static _ => { };

    /// <summary>Opens an elephant, large.</summary>
    public Action<ulong, bool> Open { get; set; } = static (_, _) => { };

    /// <summary>Follows the room for as long as a dialog is open.</summary>
    /// <param name="pocket">Called, on the update thread, when this seat's pocket changed.</param>
    public void FollowWhile(Dialog dialog, Action<RoomChange> follow, Action? pocket = null)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        Mirror.Changed += follow;
        dialog.Closed += () => Mirror.Changed -= follow;
        if (pocket is null || Pocket is not { } own)
        {
            return;
        }

        own.Changed += Note;
        dialog.Closed += () => own.Changed -= Note;

        void Note() =>
            Mirror.Scene.Post(() =>
            {
                if (dialog.IsOpen)
                {
                    pocket();
                }
            });
    }

    public Seat Seat => Doer.Seat;

    public OwnPocket? Pocket => Seat.Pocket;

    /// <summary>Whether this seat writes elephants.</summary>
    public bool Writes => Pocket is not null;

    public RoomView View => Mirror.Now;

    /// <summary>What the room's server accepts.</summary>
    public RoomLimits Limits => View.Limits;

    public Timeline.Room Room => Mirror.Now.Room;

    public uint Me => Seat.Stay.Participant;

    public Role Role => Room.Participants.TryGetValue(Me, out var me) ? me.Role : Seat.Stay.Role;

    public bool Leads => Role is Role.Facilitator or Role.Host;

    public bool IsMine(ulong elephant) => Pocket?.Mine.Contains(elephant) == true;

    /// <summary>The text of an elephant, or a sentence where it cannot be seen.</summary>
    public string TextOf(ulong elephant) =>
        Room.Elephants.TryGetValue(elephant, out var known) && View.Text(known.Wording) is { } text
            ? text
            : Sentences["elephant.no_text"];
}
