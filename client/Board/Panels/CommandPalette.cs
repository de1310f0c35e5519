using System.Numerics;
using ElephantBoard.Board.Tools;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>Finds every available verb, elephant, person, and stage by typing; Enter runs or shows it.</summary>
internal sealed class CommandPalette
{
    private const int Max = 60;

    private static readonly Vector2 Largest = new(620, 480);

    private readonly CommandContext _context;
    private readonly ToolBox _tools;
    private readonly Action<uint> _showPerson;
    private readonly CommandRow[] _all;
    private readonly Dialog _dialog;
    private TextField _field = null!;
    private RowList _list = null!;

    private CommandPalette(
        CommandContext context,
        ToolBox tools,
        Subject chosen,
        IEnumerable<ScreenCommand> acts,
        Action<uint> showPerson
    )
    {
        (_context, _tools, _showPerson) = (context, tools, showPerson);
        // Read before it opens, because it takes the focus.
        _all = [.. Acts(context, chosen, acts)];
        _dialog = new Dialog
        {
            Label = context.Sentences["panel.palette"],
            Size = Largest,
            Top = 80,
        };
    }

    public static void Open(
        CommandContext context,
        ToolBox tools,
        Subject chosen,
        IEnumerable<ScreenCommand> acts,
        Action<uint> showPerson
    )
    {
        var palette = new CommandPalette(context, tools, chosen, acts, showPerson);
        Dialog.Open(context.Above, palette._dialog, palette.Build);
    }

    private void Build(Dialog dialog)
    {
        var say = _context.Sentences;
        _field = dialog.GameObject.AddChild("find").AddComponent(new TextField { Label = say["list.search"] });
        _field.Placeholder = say["panel.palette_hint"];
        _list = dialog.GameObject.AddChild("found").AddComponent(new RowList { Label = say["panel.palette"] });
        _list.Empty = say["panel.palette_none"];
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
            ((CommandRow)row).Do();
        };
        // Texts that were hidden in the meantime are not shown here either.
        _context.FollowWhile(
            dialog,
            change =>
            {
                if (change.ChangesMoreThanPositions)
                {
                    Find();
                }
            }
        );
        dialog.AvailableSizeChanged += _ => Lay();
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
        IEnumerable<CommandRow> rows = _all;
        if (words.Length > 0)
        {
            rows = rows.Concat(Things(_context, _tools, _showPerson));
        }

        _list.Rows =
        [
            .. rows.Where(row => words.All(row.Says))
                .OrderByDescending(row =>
                    words.Length > 0 && row.Text.StartsWith(words[0], StringComparison.CurrentCultureIgnoreCase)
                )
                .Take(Max),
        ];
        if (_list.Current is null)
        {
            _list.Step(1);
        }
    }

    private void Lay()
    {
        var size = Vector2.Max(new Vector2(240, 200), Vector2.Min(Largest, _dialog.AvailableSize - new Vector2(24)));
        _dialog.Size = size;
        _field.Transform.Position = new Vector2(20, Dialog.TitleHeight);
        _field.Size = new Vector2(size.X - 40, 44);
        _list.Transform.Position = new Vector2(12, Dialog.TitleHeight + 54);
        _list.Size = new Vector2(size.X - 24, size.Y - Dialog.TitleHeight - 66);
    }

    private static IEnumerable<CommandRow> Acts(CommandContext context, Subject chosen, IEnumerable<ScreenCommand> acts)
    {
        var say = context.Sentences;
        foreach (var subject in new[] { chosen, Subject.Whole })
        {
            foreach (var (verb, availability) in VerbList.For(context, subject))
            {
                if (availability.IsEnabled && verb is not Writing)
                {
                    var kind = subject switch
                    {
                        Subject.Elephants elephants => say.Say("list.count", ("n", elephants.Ids.Count)),
                        Subject.Person person => say.NameOf(context.View, person.Number),
                        _ => say["panel.kind_room"],
                    };
                    yield return new CommandRow(
                        verb.Name,
                        say[verb.Name],
                        kind,
                        verb.Keys?.Say(say) ?? "",
                        () => verb.Begin(context, subject),
                        Also: verb.Description is { } explains ? say[explains] : ""
                    );
                }
            }
        }

        for (var stage = Stage.Gather; stage <= Stage.Close; stage++)
        {
            var to = new Subject.ToStage(stage);
            if (VerbList.GoingToStage.AvailabilityFor(context, to).IsEnabled)
            {
                var text = say.Say("panel.to_stage", ("stage", say.Of(stage)));
                yield return new CommandRow(
                    $"stage/{stage}",
                    text,
                    say["panel.kind_stage"],
                    "",
                    () => VerbList.GoingToStage.Begin(context, to)
                );
            }
        }

        foreach (var act in acts.Where(act => act.Offers))
        {
            yield return new CommandRow(
                act.Name,
                say[act.Name],
                say["panel.kind_screen"],
                act.Keys?.Say(say) ?? "",
                act.Do
            );
        }
    }

    private static IEnumerable<CommandRow> Things(CommandContext context, ToolBox tools, Action<uint> showPerson)
    {
        var say = context.Sentences;
        foreach (var elephant in context.Room.Elephants.Values.Where(each => each.IsShown))
        {
            var id = elephant.Id;
            var find = elephant.IsOut ? () => context.Open(id, false) : (Action)(() => tools.Find(id));
            yield return new CommandRow(
                $"elephant/{id}",
                context.TextOf(id),
                say["panel.kind_elephant"],
                "",
                find,
                elephant.Colour
            );
        }

        foreach (var who in context.Room.Participants.Values.Where(who => who.IsHere && who.Role != Role.RoomSeat))
        {
            var number = who.Number;
            yield return new CommandRow(
                $"person/{number}",
                say.NameOf(context.View, number),
                say["panel.kind_person"],
                "",
                () => showPerson(number)
            );
        }
    }
}
