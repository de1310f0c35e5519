using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Tools;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Finds every available verb, elephant, person, and stage by typing; Enter runs or shows it.</summary>
internal sealed class CommandPalette
{
    private const int Most = 60;

    private static readonly Vector2 Largest = new(620, 480);

    private readonly Workbench _bench;
    private readonly ToolBox _tools;
    private readonly Action<uint> _showPerson;
    private readonly ActRow[] _all;
    private readonly Dialog _dialog;
    private TextField _field = null!;
    private RowList _list = null!;

    private CommandPalette(
        Workbench bench,
        ToolBox tools,
        Subject chosen,
        IEnumerable<ScreenAct> acts,
        Action<uint> showPerson
    )
    {
        (_bench, _tools, _showPerson) = (bench, tools, showPerson);
        // Read before it opens, because it takes the focus.
        _all = [.. Acts(bench, chosen, acts)];
        _dialog = new Dialog
        {
            Label = bench.Sentences["cockpit.palette"],
            Size = Largest,
            Top = 80,
        };
    }

    public static void Open(
        Workbench bench,
        ToolBox tools,
        Subject chosen,
        IEnumerable<ScreenAct> acts,
        Action<uint> showPerson
    )
    {
        var palette = new CommandPalette(bench, tools, chosen, acts, showPerson);
        Dialog.Open(bench.Above, palette._dialog, palette.Build);
    }

    private void Build(Dialog dialog)
    {
        var say = _bench.Sentences;
        _field = dialog.GameObject.AddChild("find").AddComponent(new TextField { Label = say["list.search"] });
        _field.Placeholder = say["cockpit.palette_hint"];
        _list = dialog.GameObject.AddChild("found").AddComponent(new RowList { Label = say["cockpit.palette"] });
        _list.Empty = say["cockpit.palette_none"];
        _field.Changed += () =>
        {
            _list.Rows = [];
            Find();
        };
        _field.Submitted += _list.Choose;
        _field.KeyFirst = Step;
        _list.Chosen += (row, _) =>
        {
            dialog.Close();
            ((ActRow)row).Do();
        };
        // Texts that were hidden in the meantime are not shown here either.
        _bench.FollowWhile(
            dialog,
            change =>
            {
                if (change.IsMoreThanMoves)
                {
                    Find();
                }
            }
        );
        dialog.RoomChanged += _ => Lay();
        Lay();
        Find();
        _field.Focus();
    }

    /// <summary>Arrow keys in the field move in the list.</summary>
    private bool Step(KeyEvent key)
    {
        if (key.Modifiers != Modifiers.None || key.Key is not (Key.Up or Key.Down or Key.PageUp or Key.PageDown))
        {
            return false;
        }

        _list.Step(key.Key is Key.Down or Key.PageDown ? 1 : -1);
        return true;
    }

    private void Find()
    {
        var words = _field.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IEnumerable<ActRow> rows = _all;
        if (words.Length > 0)
        {
            rows = rows.Concat(Things(_bench, _tools, _showPerson));
        }

        _list.Rows =
        [
            .. rows.Where(row => words.All(row.Says))
                .OrderByDescending(row =>
                    words.Length > 0 && row.Text.StartsWith(words[0], StringComparison.CurrentCultureIgnoreCase)
                )
                .Take(Most),
        ];
        if (_list.Current is null)
        {
            _list.Step(1);
        }
    }

    private void Lay()
    {
        var size = Vector2.Max(new Vector2(240, 200), Vector2.Min(Largest, _dialog.Room - new Vector2(24)));
        _dialog.Size = size;
        _field.Transform.Position = new Vector2(20, Dialog.TitleHeight);
        _field.Size = new Vector2(size.X - 40, 44);
        _list.Transform.Position = new Vector2(12, Dialog.TitleHeight + 54);
        _list.Size = new Vector2(size.X - 24, size.Y - Dialog.TitleHeight - 66);
    }

    private static IEnumerable<ActRow> Acts(Workbench bench, Subject chosen, IEnumerable<ScreenAct> acts)
    {
        var say = bench.Sentences;
        foreach (var subject in new[] { chosen, Subject.Whole })
        {
            foreach (var (verb, permission) in VerbList.For(bench, subject))
            {
                if (permission.IsNow && verb is not Writing)
                {
                    var kind = subject switch
                    {
                        Subject.Elephants elephants => say.Say("list.count", ("n", elephants.Ids.Count)),
                        Subject.Person person => say.NameOf(bench.View, person.Number),
                        _ => say["cockpit.kind_room"],
                    };
                    yield return new ActRow(
                        verb.Name,
                        say[verb.Name],
                        kind,
                        verb.Keys?.Say(say) ?? "",
                        () => verb.Begin(bench, subject),
                        Also: verb.Explains is { } explains ? say[explains] : ""
                    );
                }
            }
        }

        for (var stage = Stage.Gather; stage <= Stage.Close; stage++)
        {
            var to = new Subject.ToStage(stage);
            if (VerbList.GoingToStage.On(bench, to).IsNow)
            {
                var text = say.Say("cockpit.to_stage", ("stage", say.Of(stage)));
                yield return new ActRow(
                    $"stage/{stage}",
                    text,
                    say["cockpit.kind_stage"],
                    "",
                    () => VerbList.GoingToStage.Begin(bench, to)
                );
            }
        }

        foreach (var act in acts.Where(act => act.Offers))
        {
            yield return new ActRow(
                act.Name,
                say[act.Name],
                say["cockpit.kind_screen"],
                act.Keys?.Say(say) ?? "",
                act.Do
            );
        }
    }

    private static IEnumerable<ActRow> Things(Workbench bench, ToolBox tools, Action<uint> showPerson)
    {
        var say = bench.Sentences;
        foreach (var elephant in bench.Room.Elephants.Values.Where(each => each.IsShown))
        {
            var id = elephant.Id;
            var find = elephant.IsOut ? () => bench.Open(id, false) : (Action)(() => tools.Find(id));
            yield return new ActRow(
                $"elephant/{id}",
                bench.TextOf(id),
                say["cockpit.kind_elephant"],
                "",
                find,
                elephant.Colour
            );
        }

        foreach (var who in bench.Room.Participants.Values.Where(who => who.IsHere && who.Role != Role.RoomSeat))
        {
            var number = who.Number;
            yield return new ActRow(
                $"person/{number}",
                say.NameOf(bench.View, number),
                say["cockpit.kind_person"],
                "",
                () => showPerson(number)
            );
        }
    }
}
