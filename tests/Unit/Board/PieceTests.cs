using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Seats;
using ElephantBoard.Rules;
using ElephantBoard.Skia.Text;
using ElephantBoard.Tests.Unit.Engine.Headless;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class PieceTests
{
    private const string Long =
        "Security questionnaires: nine working days for forty questions that we have answered before, again and again.";

    /// <summary>Pixels a room unit on a shared screen of 1920 × 1080.</summary>
    private const float Shared = 1.165f;

    [Fact]
    public void Scene7_no_type_on_an_elephant_is_under_sixteen_pixels_on_a_shared_screen()
    {
        for (var count = 0; count < 200; count++)
        {
            Assert.InRange(PieceSize.For(count).Foot * Shared, 15.9f, 60);
            Assert.InRange(PieceSize.For(count).Type * Shared, 15.9f, 80);
        }

        Assert.InRange(NoteGrid.LeastType * Shared, 15.9f, 16.1f);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(40)]
    public void Scene1_the_whole_note_is_seen_of_who_stands_at_the_edge_of_the_floor(int count)
    {
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        var corners = Enumerable
            .Range(1, count)
            .Select(i => Facts.Elephant((ulong)i, x: i * 1600 / count, y: i % 3 * 450))
            .ToArray();
        using var room = new ShownRoom(Facts.Stage(Stage.Gather, Stage.Debrief), Facts.Poured(77, 78, corners))
        {
            Host = new HeadlessHost(typesetter),
        };
        _ = room.Scene;
        room.Replace(now =>
            now with
            {
                Wordings = now.Wordings.SetItems(now.Wordings.Keys.Select(key => KeyValuePair.Create(key, Long))),
            }
        );
        room.Host.Settle();
        var floor = new Rect(0, 0, Tokens.FloorWidth, Tokens.FloorHeight);

        Assert.Equal(count, room.Scene.Elephants.Pieces.Count);
        Assert.All(
            room.Scene.Elephants.Pieces.Values,
            piece =>
            {
                var note = piece.Note.Moved(piece.Transform.Position);
                Assert.InRange(Vector2.Distance(note.Size, note.Intersect(floor).Size), 0, 0.01f);
            }
        );
    }

    [Fact]
    public void Scene7_more_elephants_are_smaller_and_never_larger()
    {
        var widths = Enumerable.Range(1, 200).Select(PieceSize.For).Select(size => size.Width * size.Height).ToArray();
        Assert.Equal(widths.OrderDescending(), widths);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(22)]
    [InlineData(40)]
    public void Scene7_those_that_stay_grow_into_the_gaps_and_cover_nobody(int count)
    {
        var places = Scatter.Places(count, [], new Entropy(new byte[32])).ToList();
        var before = NoteGrid.For(count)!;
        for (; places.Count > 0; places.RemoveAt(places.Count - 1))
        {
            var grid = NoteGrid.Fitting(places, places.Count)!;
            Assert.True(
                grid.Width * grid.Height >= before.Width * before.Height,
                $"{places.Count} of {count} are smaller."
            );
            before = grid;
            Assert.DoesNotContain(
                places.SelectMany((one, i) => places.Take(i).Select(other => (one, other))),
                pair => grid.Overlap(pair.one.X, pair.one.Y, pair.other.X, pair.other.Y)
            );
        }

        Assert.Equal(NoteGrid.All[0], before);
    }

    [Fact]
    public void Scene7_those_that_people_put_on_each_other_make_nobody_smaller()
    {
        using var room = new ShownRoom(
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(
                77,
                78,
                Facts.Elephant(5, x: 300, y: 300),
                Facts.Elephant(6, x: 900, y: 300),
                Facts.Elephant(7, x: 300, y: 700)
            )
        );
        var size = room.Piece(5).Face.Size;
        room.Tell(Facts.Moved(6, 310, 310, layer: 1));
        room.Tell(Facts.KickedOut(7, DecisionKind.Step));
        Assert.Equal(size, room.Piece(5).Face.Size);
    }

    [Fact]
    public void Scene7_moving_one_makes_nobody_grow_or_shrink()
    {
        using var room = new ShownRoom(
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(
                77,
                78,
                [.. Enumerable.Range(0, 5).Select(i => Facts.Elephant((ulong)i + 5, x: 100 + (i * 280)))]
            )
        );
        var size = room.Piece(5).Face.Size;
        room.Tell(Facts.Moved(5, 390, 510), Facts.Moved(6, 400, 500));
        Assert.Same(size, room.Piece(5).Face.Size);
        Assert.Same(size, room.Scene.Elephants.Size);
    }

    [Theory]
    [InlineData("x")]
    [InlineData(Long)]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen")]
    [InlineData("نقول نعم في الاجتماع ولا في الدردشة بعده، ثم لا يحدث شيء على الإطلاق.")]
    [InlineData("👩‍👩‍👧 🇩🇪 everywhere 🙃🙃🙃🙃🙃🙃🙃🙃🙃🙃🙃")]
    public void Scene7_any_text_stays_on_its_note(string text)
    {
        foreach (var count in (int[])[1, 8, 12, 20, 28, 40, 60, 90, 120, 200])
        {
            using var room = new DemoRoom([.. Enumerable.Repeat(text, count)], 1280, 720);
            var size = room.Scene.Elephants.Size;
            Assert.All(
                room.Pieces,
                piece =>
                {
                    Assert.InRange(piece.Note.Width, 1, size.Width + 0.1f);
                    Assert.InRange(piece.Note.Height, 1, size.Height + 0.1f);
                    Assert.True(piece.Note.Grown(0.5f).Contains(piece.Lines), $"{piece.Lines} leaves {piece.Note}.");
                }
            );
        }
    }

    [Fact]
    public void Scene7_the_hint_has_the_text_that_was_cut_and_nothing_that_is_there_already()
    {
        var poured = Facts.Poured(77, 78, Facts.Elephant(5, x: 300), Facts.Elephant(6, x: 1200));
        using var room = new ShownRoom(Facts.Stage(Stage.Gather, Stage.Debrief), poured);
        Assert.Equal("", room.Piece(5).Tooltip);
        room.Replace(view =>
            view with
            {
                Wordings = view.Wordings.SetItem(
                    view.Room.Elephants[5].Wording,
                    string.Join(" ", Enumerable.Repeat(Long, 20))
                ),
            }
        );
        room.Host.Tick();
        _ = room.Piece(5).Note;
        Assert.StartsWith(Long, room.Piece(5).Tooltip, StringComparison.Ordinal);
        Assert.Equal("", room.Piece(6).Tooltip);
    }

    [Fact]
    public void Scene7_the_hint_of_a_small_elephant_says_its_marks_in_words()
    {
        var poured = Enumerable.Range(5, 24).Select(id => Facts.Elephant((ulong)id, x: id * 40));
        using var room = new ShownRoom(Facts.Stage(Stage.Gather, Stage.Debrief), Facts.Poured(77, 78, [.. poured]));
        _ = room.Piece(5).Note;
        Assert.Equal("collaborate, close sales", room.Piece(5).Tooltip);
    }

    [Fact]
    public void Scene7_an_elephant_at_the_edge_is_drawn_where_all_of_it_is_seen()
    {
        using var room = new ShownRoom(
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5, x: 0, y: 0), Facts.Elephant(6, x: 1600, y: 900))
        );
        Assert.All(
            room.Scene.Elephants.Pieces.Values,
            piece =>
            {
                var note = piece.Note.Moved(piece.Transform.Position);
                Assert.True(FloorPlan.Working.Shown.Contains(note), $"{note}");
            }
        );
    }

    [Fact]
    public async Task Scene8_what_is_known_to_be_ones_own_only_later_is_marked_then()
    {
        using var source = new ShownRoom(Facts.Joined(1), Facts.Stage(Stage.Gather, Stage.Debrief));
        var store = new MemoryOutboxStore();
        var (keys, time) = (SeatKeys.Make(), new HandDrivenTime());
        var before = new Seat(new FakeEntrance(), FakeEntrance.Membership, keys, source, store, time);
        await before.Pocket!.SpotAsync("I guess dates.", 1, null, CancellationToken.None);
        var mine = Assert.Single(before.Pocket!.Mine);
        // The same seat after a restart: what it wrote is read from the disk while the room is shown already.
        var seat = new Seat(new FakeEntrance(), FakeEntrance.Membership, keys, source, store, time);
        using var shown = new ShownRoom(Facts.Joined(1), Facts.Poured(77, 78, Facts.Elephant(mine))) { Seat = seat };
        Assert.False(shown.Piece(mine).Face.IsMine);
        using var end = new CancellationTokenSource();
        var run = seat.RunAsync(end.Token);
        for (var i = 0; i < 10_000 && !shown.Piece(mine).Face.IsMine; i++)
        {
            shown.Host.Tick();
            await Task.Yield();
        }

        Assert.True(shown.Piece(mine).Face.IsMine);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public void Scene7_wrinkles_come_with_later_pours_and_returns_up_to_three()
    {
        var elephant = new Elephant
        {
            Id = 1,
            Wording = default,
            Pour = 1,
        };
        Assert.Equal(0, PieceFace.WrinklesOf(elephant, 1));
        Assert.Equal(1, PieceFace.WrinklesOf(elephant, 2));
        Assert.Equal(2, PieceFace.WrinklesOf(elephant with { Returns = 1 }, 2));
        Assert.Equal(3, PieceFace.WrinklesOf(elephant with { Returns = 5 }, 9));
        Assert.Equal(0, PieceFace.WrinklesOf(elephant with { Pour = 0 }, 9));
    }

    [Fact]
    public void Scene7_a_claimed_elephant_carries_its_authors_name()
    {
        using var room = new ShownRoom(
            Facts.Joined(1),
            Facts.Joined(2),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5), Facts.Elephant(6))
        );
        Assert.Null(room.Piece(5).Face.Author);
        room.Tell(Facts.Claimed(5, by: 2));
        Assert.Equal("name 2", room.Piece(5).Face.Author);
        Assert.Null(room.Piece(6).Face.Author);
    }

    [Fact]
    public void Scene7_a_face_follows_what_is_told_of_others_and_texts_that_come_later()
    {
        using var room = new ShownRoom(
            Facts.Joined(1),
            Facts.Joined(2),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5), Facts.Elephant(6)),
            Facts.Claimed(6, by: 2)
        );
        Assert.Equal(0, room.Piece(5).Face.Wrinkles);
        // A rewording of another elephant came out of the hat, so this one is a pour older.
        room.Tell(Facts.Reworded(78, 79, 6, "in other words"));
        Assert.Equal(1, room.Piece(5).Face.Wrinkles);

        var known = room.Now.Wordings;
        room.Learn(view => view with { Wordings = known.Clear() });
        Assert.Null(room.Piece(5).Text);
        Assert.Null(room.Piece(6).Face.Author);
        room.Learn(view => view with { Wordings = known });
        Assert.Equal("elephant 5", room.Piece(5).Text);
        Assert.Equal("name 2", room.Piece(6).Face.Author);
    }

    [Fact]
    public async Task Scene8_what_this_seat_wrote_is_marked_for_it_and_never_on_a_screen_that_others_see()
    {
        using var source = new ShownRoom(Facts.Joined(1), Facts.Stage(Stage.Gather, Stage.Debrief));
        var seat = ShownRoom.SeatOfOne(source);
        await seat.Pocket!.SpotAsync("I guess dates.", 1, null, CancellationToken.None);
        var mine = Assert.Single(seat.Pocket!.Mine);
        var poured = Facts.Poured(77, 78, Facts.Elephant(5), Facts.Elephant(mine));

        using var shown = new ShownRoom(Facts.Joined(1), poured.Clone()) { Seat = seat };
        using var screen = new ShownRoom(Facts.Joined(1), poured.Clone()) { Seat = seat, IsScreen = true };
        Assert.True(shown.Piece(mine).Face.IsMine);
        Assert.False(shown.Piece(5).Face.IsMine);
        Assert.DoesNotContain(screen.Scene.Elephants.Pieces.Values, piece => piece.Face.IsMine);
    }
}
