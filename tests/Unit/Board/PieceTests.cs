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
    private const float Shared = 1.135f;

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(20)]
    public void Scene7_up_to_twenty_elephants_have_texts_of_28_pixels_and_more(int count) =>
        Assert.All(PieceSize.For(count).Types, type => Assert.InRange(type * Shared, 27.9f, 80));

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(1_000)]
    public void Scene7_no_type_on_an_elephant_is_under_twenty_pixels(int count)
    {
        var size = PieceSize.For(count);
        Assert.All(size.Types.Append(size.Foot), type => Assert.InRange(type * Shared, 19.8f, 60));
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
        var widths = Enumerable.Range(1, 100).Select(count => PieceSize.For(count).Width).ToArray();
        Assert.Equal(widths.OrderDescending(), widths);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(22)]
    [InlineData(40)]
    public void Scene7_those_that_stay_grow_into_the_gaps_and_cover_nobody(int count)
    {
        var places = Scatter
            .Places(count, new Entropy(new byte[32]))
            .Select(place => new Vector2(place.X, place.Y))
            .ToList();
        var before = 0f;
        for (; places.Count > 0; places.RemoveAt(places.Count - 1))
        {
            var size = PieceSize.Fitting(places, count);
            Assert.True(size.Width >= before, $"{places.Count} of {count} are smaller.");
            before = size.Width;
            foreach (var (one, other) in places.SelectMany((one, i) => places.Take(i).Select(other => (one, other))))
            {
                var apart = Vector2.Abs(one - other);
                // The note's text, at the least: forehead and foot may meet.
                Assert.True(
                    apart.X > size.Width - 20 || apart.Y > size.TextHeight,
                    $"{places.Count} of {count} lie on each other at {size.Width}."
                );
            }
        }

        Assert.Equal(PieceSize.For(1).Width, before);
    }

    [Fact]
    public void Scene7_who_piles_them_up_makes_them_no_smaller_than_so_many_are()
    {
        Vector2[] pile = [.. Enumerable.Range(0, 12).Select(i => new Vector2(400 + (i * 9), 500 + (i * 7)))];
        Assert.True(PieceSize.Fitting(pile, 12).Width >= PieceSize.For(12).Width);
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
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        foreach (var count in (int[])[1, 8, 12, 20, 28, 40, 60])
        {
            var size = PieceSize.For(count);
            var laid = PieceText.Fit(typesetter, text, size, size.Width - 20);
            Assert.InRange(laid.Size.X, 0, size.Width - 19.9f);
            Assert.InRange(laid.Size.Y, 0, size.TextHeight * 1.02f);
        }
    }

    [Theory]
    [InlineData("We say yes in the meeting and no in the chat.", 20)]
    [InlineData("The demo environment runs a branch that nobody has merged.", 17.4f)]
    [InlineData("Quiet people leave.", 30)]
    public void Scene7_at_forty_a_text_fills_its_note_and_no_word_breaks(string text, float min)
    {
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        var size = PieceSize.For(40);
        var laid = PieceText.Fit(typesetter, text, size, size.Width - 14);
        var type = laid.Size.Y / laid.LineCount / 1.14f;
        Assert.True(type >= min, $"It is set in {type}.");
        Assert.InRange(laid.Size.Y, size.TextHeight * 0.7f, size.TextHeight * 1.02f);
        for (var (row, at) = (0, 0); row < laid.LineCount - 1; row++)
        {
            at = laid.LineAt(at).End + 1;
            Assert.Contains(' ', text[(at - 1)..(at + 1)]);
        }
    }

    /// <summary>Of the rows in which forty land: a note hides no marks of the one behind it.</summary>
    [Fact]
    public void Scene7_at_forty_no_note_reaches_into_the_row_before_it()
    {
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        using var room = new ShownRoom(
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(
                77,
                78,
                [
                    .. Enumerable
                        .Range(5, 40)
                        .Select(id => Facts.Elephant((ulong)id, Facts.Departments(1, 2), x: id * 30)),
                ]
            )
        )
        {
            Host = new(typesetter),
        };
        room.Replace(view => view with { Wordings = view.Wordings.SetItem(view.Room.Elephants[5].Wording, Long) });
        Assert.All(room.Scene.Elephants.Pieces.Values, piece => Assert.InRange(piece.Note.Height, 50, 142));
    }

    [Fact]
    public void Scene7_the_hint_has_the_text_that_was_cut_and_nothing_that_is_there_already()
    {
        var poured = Facts.Poured(77, 78, Facts.Elephant(5), Facts.Elephant(6));
        using var room = new ShownRoom(Facts.Stage(Stage.Gather, Stage.Debrief), poured);
        Assert.Equal("", room.Piece(5).Tooltip);
        room.Replace(view =>
            view with
            {
                Wordings = view.Wordings.SetItem(view.Room.Elephants[5].Wording, string.Join(" ", Long, Long, Long)),
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
                Assert.True(Places.Shown.Contains(note), $"{note}");
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
