using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>Copying and pasting elephants.</summary>
public sealed class PasteTests
{
    [Fact]
    public async Task Panel8_texts_are_copied_a_line_each_in_reading_order()
    {
        await using var room = new WorkedRoom();
        room.Click(room.At(2));
        room.Click(room.At(0), Modifiers.Shift);
        room.Host.Press(Key.C, Modifiers.Control);
        Assert.Equal("elephant 10\nelephant 12", room.Host.Window.Read());
        Assert.Contains(room.Say("tool.copied", ("n", 2)), room.Told);
    }

    [Fact]
    public async Task Panel8_several_lines_become_an_elephant_each_after_a_word_one_at_once()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        room.Host.Window.Write("only one\n");
        room.Host.Press(Key.V, Modifiers.Control);
        await room.UntilAsync(() => room.Entrance.Hat.Drafts is [{ Text: "only one" }], "one is in the hat");
        room.Host.Window.Write(" one \r\n\r\ntwo\nthree");
        room.Host.Press(Key.V, Modifiers.Control);
        Assert.Single(room.Seat.Pocket!.Drafts);
        room.Push(room.Say("tool.paste_each", ("n", 3)));
        await room.UntilAsync(() => room.Entrance.Hat.Drafts.Count == 4, "four are in the hat");
        Assert.Equal(["only one", "one", "two", "three"], room.Entrance.Hat.Drafts.Select(draft => draft.Text));
    }

    [Fact]
    public async Task Panel8_lines_pasted_where_one_writes_are_asked_about_and_can_stay_one_text()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        room.Host.Press(Key.N);
        room.Host.Window.Write("one\ntwo");
        room.Host.Press(Key.V, Modifiers.Control);
        room.Push(room.Say("tool.paste_as_text"));
        Assert.Equal("one\ntwo", room.RoomPanels.WriteField.Text);
        room.Host.Press(Key.V, Modifiers.Control);
        room.Push(room.Say("tool.paste_each", ("n", 2)));
        await room.UntilAsync(() => room.Entrance.Hat.Drafts.Count == 2, "two are in the hat");
    }

    [Fact]
    public async Task Panel8_a_clipboard_without_text_with_too_much_or_at_another_stage_is_answered_in_a_sentence()
    {
        await using var room = new WorkedRoom(stage: Stage.Spot);
        Paste("");
        Assert.Equal(room.Say("tool.paste_nothing"), room.Told.Last());
        Paste(new string('x', 50_000_000));
        Assert.Equal(room.Say("tool.paste_huge", ("limit", 20)), room.Told.Last());
        Paste(string.Join("\n", Enumerable.Range(0, 21)));
        Assert.Equal(room.Say("tool.paste_many", ("n", 21), ("limit", 20)), room.Told.Last());
        Paste(new string('x', 2001));
        Assert.Equal(room.Say("tool.paste_long", ("length", 2001), ("limit", 2000)), room.Told.Last());
        room.Shown.Tell(Facts.Stage(Stage.Spot, Stage.Gather));
        Paste("one");
        Assert.Contains(room.Say("stage.spot"), room.Told.Last(), StringComparison.Ordinal);
        Assert.Empty(room.Seat.Pocket!.Drafts);

        void Paste(string text)
        {
            room.Host.Window.Write(text);
            room.Host.Press(Key.V, Modifiers.Control);
        }
    }

    [Fact]
    public async Task Panel8_at_the_close_even_one_line_is_asked_about_and_put_down_openly()
    {
        await using var room = new WorkedRoom(stage: Stage.Close);
        room.Host.Window.Write("said at last");
        room.Host.Press(Key.V, Modifiers.Control);
        Assert.Contains(room.Say("tool.paste_openly", ("n", 1), ("name", "name 1")), room.OpenLabels);
        room.Push(room.Say("act.put_down_openly"));
        await room.UntilAsync(() => room.Entrance.IsCommanded, "it is sent");
        Assert.Equal("said at last", (await room.ArrivedAsync()).PutDownOpenly.Text);
    }
}
