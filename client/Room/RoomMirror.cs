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
                Show(change.After, change.Happened, change.Replaced);
            }
        });

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
