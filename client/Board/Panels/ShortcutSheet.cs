using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Panels;

/// <summary>Lists every shortcut, from the tables that handle them.</summary>
internal static class ShortcutSheet
{
    public static void Open(CommandContext context, IEnumerable<ScreenCommand> acts) =>
        SheetDialog.Open(
            context,
            context.Sentences["panel.keys"],
            620,
            dialog =>
            {
                var say = context.Sentences;
                var own = acts.Select(act => act.Keys).ToHashSet();
                dialog.Body.Heading(say["keys.floor"]);
                Table(dialog.Body, OnFloor(say));
                dialog.Body.Heading(say["keys.acts"]);
                Table(
                    dialog.Body,
                    VerbList
                        // What the screen does with the same keys is listed there.
                        .All.Where(verb => verb.Keys is not null && verb.IsFor(context) && !own.Contains(verb.Keys))
                        .Select(verb => (say[verb.Name], verb.Keys!.Value.Say(say)))
                );
                dialog.Body.Heading(say["keys.screen"]);
                Table(
                    dialog.Body,
                    acts.Where(act => act.Keys is not null).Select(act => (say[act.Name], act.Keys!.Value.Say(say)))
                );
            }
        );

    private static IEnumerable<(string, string)> OnFloor(Sentences say)
    {
        yield return (say["keys.does_tab"], Say(Key.Tab));
        yield return (say["keys.does_arrows"], say["keys.arrows"]);
        yield return (say["keys.does_arrows_far"], $"{say["keys.shift"]}+{say["keys.arrows"]}");
        yield return (say["keys.does_open"], Say(Key.Enter));
        yield return (say["keys.does_menu"], Say(Key.Menu));
        yield return (say["keys.does_add"], Say(Key.Space, Modifiers.Shift));
        yield return (say["keys.does_escape"], Say(Key.Escape));
        yield return (say["keys.does_hand"], Say(Key.Space));
        yield return (say["keys.does_wheel"], say["keys.wheel"]);
        yield return (
            say["keys.does_wheel_pan"],
            $"{say["keys.shift"]}+{say["keys.wheel"]}, {say["keys.alt"]}+{say["keys.wheel"]}"
        );

        string Say(Key key, Modifiers modifiers = Modifiers.None) => new Shortcut(key, modifiers).Say(say);
    }

    private static void Table(Sheet sheet, IEnumerable<(string Does, string Keys)> lines)
    {
        foreach (var (does, keys) in lines)
        {
            var row = sheet.GameObject.AddChild("key").AddComponent(new ShortcutRow { Does = does, Keys = keys });
            sheet.Put(row.GameObject, row.Lay, 2);
        }

        sheet.Put(sheet.GameObject.AddChild("gap"), _ => 8, 0);
    }
}
