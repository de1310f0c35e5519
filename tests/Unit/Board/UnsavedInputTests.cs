using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>Text that was begun and not sent, over a restart.</summary>
public sealed class UnsavedInputTests
{
    [Fact]
    public async Task Panel24_text_begun_in_forms_and_dialogs_is_there_after_the_window_was_closed()
    {
        var store = new MemoryOutboxStore();
        await using (var room = new WorkedRoom(Role.Facilitator, Stage.KickOut, store: store))
        {
            await WriteTests.KeepAsync(room, "kept");

            room.Host.Press(Key.N);
            room.Host.Type("half a thou");
            room.Context.Write(room.Seat.Pocket!.Drafts[0]);
            room.Host.Tick();
            room.Host.Type(" and changed");
            KickingOut(room);
            room.Host.Type("We say the da");
            room.Host.Press(Key.Escape);
            await room.Seat.PersistedAsync();
        }

        await using (var room = new WorkedRoom(Role.Facilitator, Stage.KickOut, store: store))
        {
            Assert.Equal("kept and changed", room.RoomPanels.WriteField.Text);
            KickingOut(room);
            Assert.Equal("We say the da", room.Open<TextField>()!.Text);
            room.Host.Press(Key.Enter, Modifiers.Control);
            await room.ArrivedAsync();
            room.Host.Press(Key.N);
            room.Host.Press(Key.Enter, Modifiers.Control);
            await room.UntilAsync(() => room.Entrance.Hat.Drafts is [{ Text: "kept and changed" }], "it is changed");
            Assert.Equal("half a thou", room.RoomPanels.WriteField.Text);
            room.Host.Press(Key.Enter, Modifiers.Control);
            await room.UntilAsync(() => room.Seat.Pocket!.Drafts.Count == 2, "both are in the hat");
            await room.UntilAsync(() => room.Context.UnsavedInput.IsEmpty, "nothing is unsaved");
            await room.Seat.PersistedAsync();
        }

        Assert.DoesNotContain(
            await store.ReadAsync(default),
            entry => entry.Key.StartsWith("input/", StringComparison.Ordinal)
        );

        static void KickingOut(WorkedRoom room)
        {
            VerbList.KickingOut.Begin(room.Context, Subject.One(10));
            room.Host.Tick();
            room.Host.Press(Key.Down);
            room.Open<TextField>()!.Focus();
        }
    }
}
