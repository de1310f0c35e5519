using System.Collections.Immutable;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;

namespace ElephantBoard.Board;

/// <summary>
/// The shown room: its source's view with this seat's optimistic updates on top, and without an announced pour that has
/// lapsed. Everything here runs on the update thread, whatever thread the source uses.
/// </summary>
/// <param name="now">Server time.</param>
public sealed class RoomMirror(IRoomSource source, PendingUpdates? pendingUpdates, Func<DateTimeOffset> now) : Behaviour
{
    private RoomView _told = RoomView.Nothing;

    /// <summary>The shown view, including optimistic updates.</summary>
    public RoomView Now { get; private set; } = RoomView.Nothing;

    /// <summary>Fires when the view changed. The events are those of the source; an optimistic update that is made or taken back has none.</summary>
    public event Action<RoomChange>? Changed;

    /// <summary>Shows the current optimistic updates, after one was made and after its command was answered.</summary>
    public void Look() => Show(_told, [], replaced: false);

    protected override void OnEnable()
    {
        source.Changed += OnRoomChanged;
        Show(source.Now, [], replaced: true);
    }

    protected override void OnDisable() => source.Changed -= OnRoomChanged;

    // A server that was restarted no longer knows the announcement, and nothing else ends it.
    protected override void Update()
    {
        if (HasLapsed(Now.Live))
        {
            Look();
        }
    }

    private bool HasLapsed(V1.Live live) => live.Pour is { } pour && now().ToUnixTimeMilliseconds() > pour.Until;

    private void OnRoomChanged(RoomChange change) =>
        Scene.Post(() =>
        {
            if (IsActiveAndEnabled)
            {
                if (HasDropped())
                {
                    Look();
                }

                Show(change.After, change.Events, change.Replaced);
            }
        });

    /// <summary>Returns whether a shown optimistic update was taken back, which is a change that no event reports.</summary>
    private bool HasDropped() =>
        pendingUpdates is not null && Now.Room != _told.Room && !AreSame(pendingUpdates.ApplyTo(_told.Room), Now.Room);

    /// <summary>An optimistic update that is applied again is a new object, but may be equal.</summary>
    private static bool AreSame(Timeline.Room one, Timeline.Room other) =>
        one with { Elephants = other.Elephants, Participants = other.Participants } == other
        && AreSame(one.Elephants, other.Elephants)
        && AreSame(one.Participants, other.Participants);

    private static bool AreSame<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> one,
        ImmutableDictionary<TKey, TValue> other
    )
        where TKey : notnull =>
        one == other
        || (
            one.Count == other.Count
            && one.All(each => other.TryGetValue(each.Key, out var same) && Equals(each.Value, same))
        );

    private void Show(RoomView told, IReadOnlyList<V1.Event> events, bool replaced)
    {
        var before = Now;
        _told = told;
        Now = pendingUpdates is null ? told : told with { Room = pendingUpdates.ApplyTo(told.Room) };
        if (HasLapsed(Now.Live))
        {
            Now = Now with { Live = new(Now.Live) { Pour = null } };
        }

        if (before != Now || events.Count > 0)
        {
            Changed?.Invoke(new RoomChange(before, Now, events, replaced));
        }
    }
}
