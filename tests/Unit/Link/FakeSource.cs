using System.Collections.Immutable;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Link;

/// <summary>A room source that publishes as soon as the test changes it.</summary>
internal sealed class FakeSource(FakeRoom truth) : IRoomSource
{
    public RoomView Now { get; private set; } = RoomView.Nothing;

    public event Action<RoomChange>? Changed;

    /// <summary>Publishes the current room.</summary>
    public void Show(ImmutableDictionary<WordingId, string>? texts = null)
    {
        var before = Now;
        Now = before with { Room = truth.Room, Wordings = texts ?? before.Wordings };
        Changed?.Invoke(new(before, Now, [], Replaced: false));
    }

    public void Show(Live live)
    {
        var before = Now;
        Now = before with { Live = live };
        Changed?.Invoke(new(before, Now, [], Replaced: false));
    }

    /// <summary>Shows how things stand with the link.</summary>
    public void Show(LinkState link)
    {
        var before = Now;
        Now = before with { Link = link };
        Changed?.Invoke(new(before, Now, [], Replaced: false));
    }
}
