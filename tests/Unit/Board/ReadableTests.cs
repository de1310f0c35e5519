using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Rules;
using ElephantBoard.Skia.Text;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>Whether elephants can be read: the demo's texts, laid out as on the screen.</summary>
public sealed class ReadableTests
{
    /// <summary>The smallest type, in pixels at 1080 lines.</summary>
    private const float Least = 16;

    public static TheoryData<int, int, int, bool> Windows()
    {
        var windows = new TheoryData<int, int, int, bool>();
        foreach (var count in (int[])[3, 8, 17, 24, 40])
        {
            foreach (var isScreen in (bool[])[true, false])
            {
                windows.Add(count, 1920, 1080, isScreen);
                windows.Add(count, 1280, 720, isScreen);
            }
        }

        windows.Add(60, 1920, 1080, true);
        windows.Add(60, 1920, 1080, false);
        return windows;
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Scene30_no_wording_is_cut_or_covered_and_no_type_is_too_small(
        int count,
        int width,
        int height,
        bool isScreen
    )
    {
        for (byte seed = 0; seed < 3; seed++)
        {
            using var room = new DemoRoom(DemoRoom.Texts(count), width, height, isScreen, seed);
            Assert.Equal(count, room.Pieces.Count);
            Assert.Equal("", string.Join("\n", room.Unreadable()));
            var least = room.Pieces.Min(piece => piece.Type) * room.Zoom;
            // So many are smaller where panels take a part of the window, and still not cut.
            var wanted = Least * height / 1080 * (count == 60 && !isScreen ? 0.84f : 1);
            Assert.True(least > wanted - 0.1f, $"The smallest type has {least} pixels, not {wanted}.");
        }
    }

    [Fact]
    public void Scene30_who_comes_with_a_later_pour_covers_nobody_either()
    {
        var first = Scatter.Places(8, [], new Entropy(new byte[32]));
        var second = Scatter.Places(9, first, new Entropy([1, .. new byte[31]]));
        var third = Scatter.Places(7, [.. first, .. second], new Entropy([2, .. new byte[31]]));
        var texts = DemoRoom.Texts(24);
        using var room = new DemoRoom([.. texts.Take(1)], 1920, 1080);
        var places = first.Concat(second).Concat(third).ToArray();
        room.Shown.Tell(
            Facts.Withdrawn(DemoRoom.Id(0)),
            Facts.Poured(
                78,
                79,
                [.. places.Select((place, i) => DemoRoom.Elephant(i, DemoRoom.Demo[i], place.X, place.Y))]
            )
        );
        room.Say(texts);
        room.Shown.Host.Settle();
        Assert.Equal(24, room.Pieces.Count);
        Assert.Equal("", string.Join("\n", room.Unreadable()));
    }

    [Fact]
    public void Scene30_from_debrief_on_header_people_and_door_give_space_to_the_floor()
    {
        using var before = new DemoRoom([], 1280, 720, stage: V1.Stage.Spot);
        using var after = new DemoRoom([], 1280, 720, stage: V1.Stage.Debrief);
        Assert.True(after.Scene.Ribbon.Height < before.Scene.Ribbon.Height * 0.6f);
        Assert.True(after.Scene.Plan.Now.WallHeight < before.Scene.Plan.Now.WallHeight * 0.5f);
        Assert.True(after.Scene.Plan.Now.Doorway.Width < before.Scene.Plan.Now.Doorway.Width * 0.75f);
        Assert.True(after.Zoom > before.Zoom);
        Assert.All(
            after.Scene.People.Figures.Values,
            figure => Assert.True(figure.Transform.Position.Y < after.Scene.Plan.Now.WallHeight)
        );
        // In the spot stage, too, once elephants are there to be read.
        before.Shown.Tell(Facts.Poured(78, 79, Facts.Elephant(5)));
        before.Shown.Host.Settle();
        Assert.Equal(after.Zoom, before.Zoom);
    }

    [Fact]
    public void Scene31_zooming_sets_what_was_cut_again_and_shows_more_words()
    {
        var text = string.Join(" ", Enumerable.Range(1, 240).Select(i => $"word{i}"));
        using var room = new DemoRoom([text, .. DemoRoom.Texts(24).Skip(1)], 1920, 1080);
        var piece = room.Scene.Elephants.Pieces[DemoRoom.Id(0)];
        var (note, type, lines) = (piece.Note, piece.Type, piece.Lines.Height / piece.Type);
        Assert.True(piece.IsCut);
        room.Scene.Camera.Zoom(2.7f, room.Scene.Camera.Floor.ToScreen(piece.Transform.Position));
        room.Shown.Host.Settle();
        Assert.Equal(note.Width, piece.Note.Width);
        Assert.True(piece.Type < type / 2);
        Assert.True(piece.Lines.Height / piece.Type > 2 * lines);
        Assert.InRange(piece.Type * room.Zoom, 15.9f, 40);
        Assert.DoesNotContain(room.Pieces, other => other.IsCut && other != piece);

        room.Scene.Camera.FitAll();
        room.Shown.Host.Settle();
        Assert.Equal(type, piece.Type);
    }

    [Fact]
    public void Scene32_the_elephant_that_is_looked_at_is_whole_and_above_the_others()
    {
        var text = string.Join(" ", Enumerable.Range(1, 60).Select(i => $"word{i}"));
        using var room = new DemoRoom([text, .. DemoRoom.Texts(40).Skip(1)], 1920, 1080, isScreen: false);
        var piece = room.Scene.Elephants.Pieces[DemoRoom.Id(0)];
        var neighbor = room.Pieces.MinBy(other =>
            other == piece ? float.MaxValue : Vector2.Distance(other.Transform.Position, piece.Transform.Position)
        )!;
        var at = piece.Transform.Position;
        room.Shown.Tell(Facts.Moved(neighbor.Elephant.Id, (int)at.X + 30, (int)at.Y + 20, by: 2, layer: 1));
        room.Shown.Host.Settle();
        Assert.Equal(neighbor, room.Pieces[^1]);
        Assert.True(piece.IsCut);
        var note = piece.Note.Height;

        var corner = room.Scene.Camera.Floor.ToScreen(at + piece.Note.Position + new Vector2(12, 12));
        room.Shown.Host.Tick(new ElephantBoard.Engine.Input.InputEvent.PointerMoved(corner));
        room.Shown.Host.Settle();
        Assert.Equal(piece, room.Pieces[^1]);
        room.Shown.Host.Tick(new ElephantBoard.Engine.Input.InputEvent.PointerMoved(new Vector2(5, 300)));
        room.Shown.Host.Settle();
        Assert.Equal(neighbor, room.Pieces[^1]);

        piece.Focus();
        room.Shown.Host.Settle();
        Assert.Equal(piece, room.Pieces[^1]);
        Assert.False(piece.IsCut);
        Assert.True(piece.Note.Height > note);
        neighbor.Focus();
        room.Shown.Host.Settle();
        Assert.Equal(neighbor, room.Pieces[^1]);
        Assert.Equal(note, piece.Note.Height);
        Assert.Equal(room.Pieces.Order(Comparer<ElephantPiece>.Create(ByStack)), room.Pieces);

        static int ByStack(ElephantPiece one, ElephantPiece other) =>
            one.Elephant.Stacking.CompareTo(other.Elephant.Stacking);
    }

    [Fact]
    public void Scene32_one_chosen_in_the_list_is_whole_and_above_the_others()
    {
        var text = string.Join(" ", Enumerable.Range(1, 60).Select(i => $"word{i}"));
        using var room = new DemoRoom([text, .. DemoRoom.Texts(40).Skip(1)], 1280, 720, isScreen: false);
        var piece = room.Scene.Elephants.Pieces[DemoRoom.Id(0)];
        Assert.True(piece.IsCut);
        room.Scene.Tools.Find(piece.Elephant.Id);
        room.Shown.Host.Settle();
        Assert.False(piece.IsCut);
        room.Scene.Tools.Selection.Clear();
        room.Shown.Host.Settle();
        Assert.True(piece.IsCut);
    }

    [Theory]
    [InlineData("Security questionnaires: nine working days for forty questions we have answered before.")]
    [InlineData("questionnaires: unanswered")]
    [InlineData("見積もりは希望で、約束ではない。")]
    [InlineData("نقول نعم في الاجتماع ولا في الدردشة بعده، ثم لا يحدث شيء على الإطلاق.")]
    public void Scene33_no_word_is_broken_no_line_begins_with_a_mark_and_nothing_is_lost(string text)
    {
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        foreach (
            var size in NoteGrid.All.Select(grid => grid.Cells.Count).Where(count => count < 62).Select(PieceSize.For)
        )
        {
            var room = new Vector2(size.Width - (2 * size.Padding), size.Height - size.Forehead - size.Padding);
            var laid = PieceText.Fit(typesetter, text, size.Type, NoteGrid.LeastType, room);
            Assert.False(laid.IsCut, $"At {size.Width} a part of '{text}' is cut.");
            Assert.False(laid.IsBroken, $"At {size.Width} a word of '{text}' is broken.");
            var begins = Enumerable.Range(0, text.Length).Select(i => laid.LineAt(i).Start).Distinct();
            Assert.DoesNotContain(begins, at => at < text.Length && ":;,.!?)”、。،".Contains(text[at]));
        }
    }

    [Theory]
    [InlineData("https://wiki.example.com/spaces/sales/pages/1234567890/questionnaires:answers-that-we-gave-before")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf")]
    public void Scene33_a_long_word_stays_on_its_note_and_no_line_of_it_begins_with_a_mark(string text)
    {
        foreach (var count in (int[])[3, 8, 24, 40, 60])
        {
            using var room = new DemoRoom([text, .. DemoRoom.Texts(count).Skip(1)], 1920, 1080);
            var piece = room.Scene.Elephants.Pieces[DemoRoom.Id(0)];
            Assert.True(piece.Note.Contains(piece.Lines), $"{piece.Lines} leaves {piece.Note} of {count}.");
            Assert.True(count == 60 || !piece.IsCut);
        }

        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        for (var width = 60; width < 400; width++)
        {
            var laid = typesetter.Lay(text, new(17), width);
            var begins = Enumerable.Range(0, text.Length).Select(i => laid.LineAt(i).Start).Distinct();
            Assert.DoesNotContain(begins, at => ":.,".Contains(text[at]));
        }
    }

    [Fact]
    public void Scene34_a_text_of_two_thousand_lines_takes_no_more_of_the_board_than_others()
    {
        var text = "a" + new string('\n', 1_990) + "b";
        using var room = new DemoRoom([text, .. DemoRoom.Texts(24).Skip(1)], 1280, 720, isScreen: false);
        var piece = room.Scene.Elephants.Pieces[DemoRoom.Id(0)];
        Assert.True(piece.Note.Height <= room.Scene.Elephants.Size.Height + 0.1f);
        piece.Focus();
        room.Shown.Host.Settle();
        Assert.InRange(piece.Note.Height, 100, 700);
        var rows = room.Scene.RoomPanels!.List;
        var height = rows.Rows.Max(row => row.HeightAt(room.Scene.Root.Scene.Typesetter, new(), 300));
        Assert.InRange(height, 40, 200);
    }
}
