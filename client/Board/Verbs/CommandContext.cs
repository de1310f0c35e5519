using ElephantBoard.Board.Look;
using ElephantBoard.Board.Panels;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>The context of verbs: the user's seat, the shown room, notices, and dialogs.</summary>
public sealed class CommandContext
{
    private static readonly TimeSpan LiveTimeout = TimeSpan.FromSeconds(10);

    public required CommandDispatcher CommandDispatcher { get; init; }

    public required RoomMirror Mirror { get; init; }

    public required Sentences Sentences { get; init; }

    /// <summary>Keeps presses apart from the change that they came after.</summary>
    public required PressRest PressRest { get; init; }

    public required Notices Notices { get; init; }

    /// <summary>Object of the layer above which dialogs and menus open.</summary>
    public required Engine.Scenes.GameObject Above { get; init; }

    /// <summary>The link for joining and the code; null and empty if unknown.</summary>
    public Uri? JoinLink { get; init; }

    public string Code { get; init; } = "";

    /// <summary>The host link, or null. It is a secret: show it only on request.</summary>
    public Uri? HostLink { get; init; }

    /// <summary>Server time.</summary>
    public required Func<DateTimeOffset> Now { get; init; }

    /// <summary>Changes the palette and stores the choice, if there is a store.</summary>
    public required Action<Palette> SetTheme { get; init; }

    /// <summary>Sets reduced motion.</summary>
    public required Action<bool> SetReducedMotion { get; init; }

    /// <summary>Opens the form for a draft or a new elephant.</summary>
    public Action<Draft?> Write { get; set; } = static _ => { };

    /// <summary>Announces the pour of the hat and sees it through.</summary>
    public Action Announce { get; set; } = static () => { };

    /// <summary>Goes to the controls for answering the open question.</summary>
    public Action Answer { get; set; } = static () => { };

    /// <summary>Opens an elephant's dialog.</summary>
    public Action<ulong, bool> Open { get; set; } = static (_, _) => { };

    /// <summary>Runs a command that changes the live state. It is not done after a reconnection, when nobody expects it any more.</summary>
    public void SetLive(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Deadline = (Now() + LiveTimeout).ToUnixTimeMilliseconds();
        CommandDispatcher.Dispatch(command);
    }

    /// <summary>Follows the room while a dialog is open.</summary>
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

    public Seat Seat => CommandDispatcher.Seat;

    public OwnPocket? Pocket => Seat.Pocket;

    /// <summary>Unsaved input by its form; a form that is opened again continues with it.</summary>
    public UnsavedInput UnsavedInput => Seat.UnsavedInput;

    /// <summary>Whether this seat writes elephants.</summary>
    public bool CanWrite => Pocket is not null;

    public RoomView View => Mirror.Now;

    /// <summary>The server's limits.</summary>
    public RoomLimits Limits => View.Limits;

    public Timeline.Room Room => Mirror.Now.Room;

    public uint Me => Seat.Membership.Participant;

    public Role Role => Room.Participants.TryGetValue(Me, out var me) ? me.Role : Seat.Membership.Role;

    public bool Leads => Role is Role.Facilitator or Role.Host;

    public bool IsMine(ulong elephant) => Pocket?.Mine.Contains(elephant) == true;

    /// <summary>This seat's answer to the open question, in its pocket or on its way there; null if there is none.</summary>
    public OwnItem? OwnAnswer =>
        Room.OpenQuestion is { } question ? Pocket?.Items.FirstOrDefault(own => own.Question == question.Round) : null;

    /// <summary>Returns the text of an elephant, or a sentence if it may not be shown.</summary>
    public string TextOf(ulong elephant) =>
        Room.Elephants.TryGetValue(elephant, out var known) && View.Text(known.Wording) is { } text
            ? text
            : Sentences["elephant.no_text"];
}
