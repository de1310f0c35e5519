using System.Collections.Immutable;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link;

namespace ElephantBoard.Showing;

/// <summary>
/// The room as it is shown: what its source says, with this seat's guesses on top. Everything here happens on the update
/// thread, whatever thread the source has.
/// </summary>
public sealed class RoomMirror(IRoomSource source, Guesses? guesses) : Behaviour
{
    private RoomView _told = RoomView.Nothing;

    /// <summary>What is shown: guesses included.</summary>
    public RoomView Now { get; private set; } = RoomView.Nothing;

    /// <summary>Another view is shown. The events are those that the source told; a guess made or taken back has none.</summary>
    public event Action<RoomChange>? Changed;

    /// <summary>Shows the newest guesses: after one was made, and after its act was answered.</summary>
    public void Look() => Show(_told, [], replaced: false);

    protected override void OnEnable()
    {
        source.Changed += Hear;
        Show(source.Now, [], replaced: true);
    }

    protected override void OnDisable() => source.Changed -= Hear;

    private void Hear(RoomChange change) =>
        Scene.Post(() =>
        {
            if (IsActiveAndEnabled)
            {
                if (HasDropped())
                {
                    Look();
                }

                Show(change.After, change.Happened, change.Replaced);
            }
        });

    /// <summary>Whether a guess that is shown was taken back: that is a change of its own, which none of the events that come tells.</summary>
    private bool HasDropped() =>
        guesses is not null && Now.Room != _told.Room && !AreSame(guesses.Over(_told.Room), Now.Room);

    /// <summary>What is guessed anew is made anew, and may yet be the same.</summary>
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

    private void Show(RoomView told, IReadOnlyList<V1.Event> happened, bool replaced)
    {
        var before = Now;
        _told = told;
        Now = guesses is null ? told : told with { Room = guesses.Over(told.Room) };
        if (before != Now || happened.Count > 0)
        {
            Changed?.Invoke(new RoomChange(before, Now, happened, replaced));
        }
    }
}
