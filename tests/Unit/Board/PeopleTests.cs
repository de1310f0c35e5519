using System.Numerics;
using System.Text.Json.Nodes;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.People;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;
using Xunit;
using Person = ElephantBoard.Board.People.Person;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class PeopleTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(12, 3, true)]
    [InlineData(14, 6, true)]
    [InlineData(15, 3, true)]
    [InlineData(24, 6, true)]
    [InlineData(13, 3, false)]
    [InlineData(30, 4, false)]
    [InlineData(60, 3, false)]
    [InlineData(60, 6, false)]
    public void Scene9_up_to_sixty_people_find_a_place_and_nobody_stands_on_another(
        int count,
        int departments,
        bool tableIsFree
    )
    {
        var people = Some(count, departments);
        var arrangement = Arrangement.Of(people, tableIsFree, (_, _) => 170);
        Assert.Equal(0, arrangement.Left);
        Assert.Equal(count, arrangement.Spots.Count);
        var spots = arrangement.Spots.Values.ToArray();
        Assert.All(
            spots.SelectMany((spot, i) => spots.Skip(i + 1).Select(other => (spot, other))),
            pair => Assert.True((pair.spot.At - pair.other.At).Length() > 2 * pair.spot.Radius)
        );
        Assert.All(spots, spot => Assert.True(FloorPlan.Gathering.Shown.Contains(spot.At)));
    }

    [Fact]
    public void Scene9_who_finds_no_place_is_counted()
    {
        var arrangement = Arrangement.Of(Some(300, 12), tableIsFree: false, (_, _) => 170);
        Assert.Equal(300, arrangement.Spots.Count + arrangement.Left);
        Assert.InRange(arrangement.Left, 100, 299);
    }

    [Fact]
    public void Scene9_people_stand_round_the_table_until_elephants_need_the_floor()
    {
        using var room = new ShownRoom(Facts.Joined(1), Facts.Joined(2, department: 2), Facts.Joined(3, department: 3));
        var table = room.Scene.People.Figures.ToDictionary(each => each.Key, each => each.Value.Transform.Position);
        Assert.All(table.Values, at => Assert.InRange((at - Tokens.Table.Centre).Length(), 150, 400));
        room.Tell(Facts.Poured(77, 78, Facts.Elephant(5)));
        room.Pass(1_000);
        Assert.All(
            room.Scene.People.Figures.Values,
            figure => Assert.True(FloorPlan.Working.People.Contains(figure.Transform.Position))
        );
        room.Tell(Facts.KickedOut(5, DecisionKind.Solved));
        room.Pass(1_000);
        Assert.All(room.Scene.People.Figures, each => Assert.Equal(table[each.Key], each.Value.Transform.Position));
    }

    [Fact]
    public void Scene9_who_only_watches_is_not_shown_who_left_is_pale_and_who_was_removed_is_gone()
    {
        using var room = new ShownRoom(
            Facts.Joined(1),
            Facts.Joined(2),
            Facts.Joined(3),
            Facts.Joined(4, Role.Observer, 0),
            Facts.Joined(5, Role.RoomSeat, 0)
        );
        Assert.Equal([1u, 2u, 3u], room.Scene.People.Figures.Keys.Order());
        room.Tell(Facts.Left(2), Facts.Left(3, removed: true));
        Assert.Equal([1u, 2u], room.Scene.People.Figures.Keys.Order());
        Assert.False(room.Scene.People.Figures[2].Person.IsHere);
    }

    [Theory]
    [InlineData("Maria", "M", "Maria")]
    [InlineData("Sales director", "SD", "Sales d.")]
    [InlineData("Account executive, enterprise", "AE", "Account e.")]
    [InlineData("عمر خالد", "عخ", "عمر خ.")]
    [InlineData("李雷", "李", "李雷")]
    [InlineData("  –  ", "", "–")]
    [InlineData("e\u0301mile zola", "E\u0301Z", "e\u0301mile z.")]
    [InlineData("👩‍👩‍👧 Ada Li", "👩‍👩‍👧A", "👩‍👩‍👧 A.")]
    [InlineData("👍🏽 Bo", "👍🏽B", "👍🏽 B.")]
    public void Scene9_names_are_short(string name, string initials, string called) =>
        Assert.Equal([(called, initials)], Names.Of([name]));

    [Fact]
    public void Scene20_short_names_and_letters_stay_different()
    {
        string[] names =
        [
            "Sales director",
            "Sales development",
            "Account executive, enterprise",
            "Account executive, mid-market",
            "Solution engineer",
            "Support engineer",
            "Ann Lee",
            "Ann Lang",
            "Ann",
            "Robin Sky 1",
            "Robin Sky 2",
        ];
        var found = Names.Of(names);
        Assert.Equal(
            [
                "S. director",
                "S. development",
                "A. enterprise",
                "A. mid",
                "Solution e.",
                "Support e.",
                "A. Lee",
                "A. Lang",
                "Ann",
                "R. 1",
                "R. 2",
            ],
            found.Select(each => each.Short)
        );
        Assert.Equal(
            ["SD1", "SD2", "AE1", "AE2", "SE1", "SE2", "AL1", "AL2", "A", "RS1", "RS2"],
            found.Select(each => each.Initials)
        );
    }

    [Fact]
    public void Scene20_the_names_vectors_are_what_this_build_finds() =>
        VectorFile.Check(
            "names.json",
            new JsonObject
            {
                ["about"] =
                    "People who stand together, in the order in which they came: their short names, and the letters on their shapes.",
                ["cases"] = new JsonArray([.. Together.Select(Case)]),
            }
        );

    /// <summary>Names of which no two may become the same, however many share words.</summary>
    private static readonly string[][] Together =
    [
        [
            "Maria",
            "Sales director",
            "عمر خالد",
            "李雷",
            "e\u0301mile zola",
            "👩‍👩‍👧 Ada Li",
            "👍🏽 Bo",
            "D'Arcy O’Neil",
        ],
        ["Sales director", "Sales development", "Sales"],
        ["Account executive, enterprise", "Account executive, mid-market", "Account executive"],
        ["Ann", "Ann Lee", "ann lee", "Ann Lang", "A Lee"],
        ["S", "T 1", "S", "S 1", "Sam"],
        ["Robin Sky 1", "Robin Sky 2", "Robin Sky 3", "Robin Stone"],
        ["Anna-Lena Groß", "Anna Lena Groß", "Anna Lena"],
        [.. Enumerable.Range(1, 24).Select(i => $"Guest {i}")],
        [],
    ];

    private static JsonObject Case(string[] names) =>
        new()
        {
            ["names"] = new JsonArray([.. names.Select(name => (JsonNode)name)]),
            ["shorts"] = new JsonArray([.. Names.Of(names).Select(each => (JsonNode)each.Short)]),
            ["letters"] = new JsonArray([.. Names.Of(names).Select(each => (JsonNode)each.Initials)]),
        };

    [Fact]
    public void Scene20_no_two_of_those_who_stand_together_have_the_same()
    {
        foreach (var names in Together)
        {
            var found = Names.Of(names);
            Assert.Equal(names.Length, found.Select(each => each.Initials).Distinct().Count());
            Assert.Equal(
                names.Select(name => name.Trim()).Distinct().Count(),
                found.Select(each => each.Short).Distinct().Count()
            );
        }
    }

    private static Person[] Some(int count, int departments) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Person((uint)i + 1, $"Name {i}", (uint)(i % departments) + 1, IsHere: true)),
        ];
}
