using ElephantBoard.Board.Panels;
using ElephantBoard.Engine.Input;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>Hands and the floor on the desktop client.</summary>
public sealed class HandTests
{
    [Theory]
    [InlineData(Role.Participant, false)]
    [InlineData(Role.RoomSeat, true)]
    public async Task Hand5_everyone_sees_who_has_the_floor_and_whose_hands_are_raised(Role role, bool isScreen)
    {
        await using var room = new WorkedRoom(role, isScreen: isScreen);
        Assert.True(room.Scene.Speakers.IsBlank);
        Set(room, new() { Floor = 3, Hands = { 2, 1 } });
        Assert.Equal("name 3 has the floor  ·  Hands: 1 name 2, 2 name 1", room.Scene.Speakers.Words);
        if (!isScreen)
        {
            room.RoomPanels.Show(PanelTab.People);
            room.Host.Tick();
            Assert.Equal(
                ["hand 2", "hand 1", "has the floor"],
                room.RoomPanels.People.Rows.OfType<PersonRow>().OrderBy(row => row.Number).Select(row => row.Tag)
            );
        }

        Set(room, null);
        Assert.True(room.Scene.Speakers.IsBlank);
    }

    [Fact]
    public async Task Hand6_a_participant_raises_and_lowers_their_hand_and_ends_their_turn()
    {
        await using var room = new WorkedRoom(Role.Participant);
        room.Host.Press(Key.H);
        Assert.NotNull((await room.ArrivedAsync()).RaiseHand);
        Set(room, new() { Hands = { 1 } });
        room.Host.Press(Key.H);
        Assert.Equal([room.Say("floor.raised")], room.Told);
        room.Host.Press(Key.H, Modifiers.Shift);
        Assert.Equal(1u, (await room.ArrivedAsync()).LowerHand.Participant);
        Set(room, new() { Floor = 1 });
        room.Shown.Pass(600);
        room.Host.Press(Key.G, Modifiers.Shift);
        Assert.Equal(1u, (await room.ArrivedAsync()).ReleaseFloor.Participant);
        // Others' hands are not theirs.
        Set(room, new() { Floor = 3, Hands = { 2 } });
        room.Shown.Pass(600);
        room.Host.Press(Key.G);
        room.Host.Press(Key.G, Modifiers.Shift);
        await room.UntilAsync(() => room.Seat.CommandOutbox.PendingCount == 0, "nothing is sent");
    }

    [Fact]
    public async Task Hand6_who_leads_gives_the_floor_to_the_first_hand_and_to_anyone()
    {
        await using var room = new WorkedRoom(Role.Facilitator);
        Set(room, new() { Hands = { 3, 2 } });
        room.Host.Press(Key.G);
        Assert.Equal(3u, (await room.ArrivedAsync()).GiveFloor.Participant);
        Set(room, new() { Floor = 3, Hands = { 2 } });
        // The second press of two does not give it to the next.
        room.Host.Press(Key.G);
        await room.UntilAsync(() => room.Seat.CommandOutbox.PendingCount == 0, "nothing is sent");
        room.Shown.Pass(600);
        room.RoomPanels.Show(PanelTab.People);
        room.Host.Tick();
        room.RoomPanels.People.Focus();
        room.RoomPanels.People.Go(room.RoomPanels.People.Rows.Single(row => row.Text == "name 2"));
        room.Host.Press(Key.H, Modifiers.Shift);
        Assert.Equal(2u, (await room.ArrivedAsync()).LowerHand.Participant);
    }

    private static void Set(WorkedRoom room, LiveState? state)
    {
        room.Shown.Learn(view => view with { Live = new(view.Live) { State = state } });
        room.Host.Tick();
    }
}
