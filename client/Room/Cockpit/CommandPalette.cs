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
internal static class CommandPalette
{
    private const int Most = 60;

    public static void Open(
        Workbench bench,
        ToolBox tools,
        Subject chosen,
        IEnumerable<ScreenAct> acts,
        Action<uint> showPerson
    )
    {
        var say = bench.Sentences;
        // Read before it opens, because it takes the focus.
        var all = Acts(bench, chosen, acts).ToArray();
        var made = new Dialog
        {
            Label = say["cockpit.palette"],
            Size = new Vector2(620, 480),
            Top = 80,
        };
        Dialog.Open(
            bench.Above,
            made,
            dialog =>
            {
                var field = dialog
                    .GameObject.AddChild("find")
                    .AddComponent(new TextField { Label = say["list.search"] });
                field.Placeholder = say["cockpit.palette_hint"];
                var list = dialog
                    .GameObject.AddChild("found")
                    .AddComponent(new RowList { Label = say["cockpit.palette"] });
                list.Empty = say["cockpit.palette_none"];
                field.Changed += () =>
                {
                    list.Rows = [];
                    Find();
                };
                field.Submitted += list.Choose;
                field.KeyFirst = key =>
                {
                    if (
                        key.Modifiers != Modifiers.None
                        || key.Key is not (Key.Up or Key.Down or Key.PageUp or Key.PageDown)
                    )
                    {
                        return false;
                    }

                    list.Step(key.Key is Key.Down or Key.PageDown ? 1 : -1);
                    return true;
                };
                // Texts that were hidden in the meantime are not shown here either.
                bench.FollowWhile(
                    dialog,
                    change =>
                    {
                        if (change.IsMoreThanMoves)
                        {
                            Find();
                        }
                    }
                );
                list.Chosen += (row, _) =>
                {
                    dialog.Close();
                    ((ActRow)row).Do();
                };
                dialog.RoomChanged += _ => Lay();
                Lay();
                Find();
                field.Focus();

                void Find()
                {
                    var words = field.Text.Split(
                        ' ',
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    );
                    IEnumerable<ActRow> rows = all;
                    if (words.Length > 0)
                    {
                        rows = rows.Concat(Things(bench, tools, showPerson));
                    }

                    list.Rows =
                    [
                        .. rows.Where(row => words.All(row.Says))
                            .OrderByDescending(row =>
                                words.Length > 0
                                && row.Text.StartsWith(words[0], StringComparison.CurrentCultureIgnoreCase)
                            )
                            .Take(Most),
                    ];
                    if (list.Current is null)
                    {
                        list.Step(1);
                    }
                }

                void Lay()
                {
                    var size = Vector2.Max(
                        new Vector2(240, 200),
                        Vector2.Min(new Vector2(620, 480), dialog.Room - new Vector2(24))
                    );
                    dialog.Size = size;
                    field.Transform.Position = new Vector2(20, Dialog.TitleHeight);
                    field.Size = new Vector2(size.X - 40, 44);
                    list.Transform.Position = new Vector2(12, Dialog.TitleHeight + 54);
                    list.Size = new Vector2(size.X - 24, size.Y - Dialog.TitleHeight - 66);
                }
            }
        );
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
