using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tweens;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.People;

/// <summary>Shows a figure for each participant except observers, and the legend of their departments.</summary>
public sealed class PeopleInRoom(RoomMirror mirror, PlanOfRoom plan, Legend legend) : Behaviour
{
    private readonly Dictionary<uint, Figure> _figures = [];
    private FloorPlan _plan = FloorPlan.Gathering;

    public IReadOnlyDictionary<uint, Figure> Figures => _figures;

    protected override void OnEnable()
    {
        mirror.Changed += Follow;
        Arrange(mirror.Now, moving: false);
    }

    protected override void OnDisable() => mirror.Changed -= Follow;

    /// <summary>Returns the people whom the room shows, with names that differ.</summary>
    internal static List<Person> PeopleOf(RoomView view)
    {
        Participant[] all =
        [
            .. view
                .Room.Participants.Values.Where(each => each.Counts && each.Presence != Presence.Removed)
                .OrderBy(each => each.Number),
        ];
        string[] names = [.. all.Select(each => view.Text(each.Name) ?? Sentences.English["news.somebody"])];
        return
        [
            .. all.Zip(names, Names.Of(names))
                .Select(each => new Person(
                    each.First.Number,
                    each.Second,
                    each.First.Department,
                    each.First.IsHere,
                    each.Third.Short,
                    each.Third.Initials
                )),
        ];
    }

    private void Follow(RoomChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (
            change.Replaced
            || before.Room.Participants != after.Room.Participants
            || before.Wordings != after.Wordings
            || plan.Now != _plan
        )
        {
            Arrange(after, moving: !change.Replaced);
        }
    }

    private void Arrange(RoomView view, bool moving)
    {
        _plan = plan.Now;
        var people = PeopleOf(view);
        float WidthOf(uint department, int here) => legend.WidthOf(NameOf(view, department), here);
        legend.Top = plan.Now.People.Y;
        var arrangement = plan.Now.IsWorking
            ? StripArrangement.Of(people, WidthOf, plan.Now.People)
            : Arrangement.Of(people, tableIsFree: true, WidthOf);
        foreach (var (number, figure) in _figures.Where(each => !arrangement.Spots.ContainsKey(each.Key)).ToArray())
        {
            _figures.Remove(number);
            figure.GameObject.Destroy();
        }

        foreach (var person in people)
        {
            if (arrangement.Spots.TryGetValue(person.Number, out var spot))
            {
                Stand(person, spot, moving);
            }
        }

        legend.Show(
            [.. arrangement.Groups.Select(group => (group, NameOf(view, group.Department)))],
            arrangement.Left,
            arrangement.LeftAt
        );
    }

    private void Stand(Person person, Spot spot, bool moving)
    {
        if (!_figures.TryGetValue(person.Number, out var figure))
        {
            var made = GameObject.AddChild("person");
            made.Transform.Position = spot.At;
            figure = made.AddComponent(new Figure(person, spot));
            _figures.Add(person.Number, figure);
            if (moving)
            {
                figure.Opacity = 0;
                Scene.Tweens.Start(Tween.Fade(figure, 1, Tokens.MotionOthers), made);
            }

            return;
        }

        figure.Person = person;
        figure.Spot = spot;
        if (figure.Transform.Position == spot.At)
        {
            return;
        }

        Scene.Tweens.StopAll(figure.GameObject);
        figure.Opacity = 1;
        if (moving && _figures.Count <= Arrangement.RoundTable)
        {
            figure.IsMoving = true;
            Scene.Tweens.Start(
                Tween
                    .Move(figure.Transform, spot.At, 2 * Tokens.MotionOthers, Eases.InOut)
                    .Then(() => figure.IsMoving = false),
                figure.GameObject
            );
        }
        else
        {
            figure.IsMoving = false;
            figure.Transform.Position = spot.At;
        }
    }

    private static string NameOf(RoomView view, uint department) =>
        department == 0 || department > view.Room.Departments.Length
            ? Sentences.English["people.nobody_department"]
            : view.Room.Departments[(int)department - 1];
}
