using System.Numerics;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>A menu of verbs for a subject. Disabled ones show their reason.</summary>
internal static class VerbMenu
{
    public static MenuItem Item(Workbench bench, Verb verb, Permission permission, Subject subject) =>
        new(
            bench.Sentences[verb.Name],
            permission.IsNow ? () => verb.Begin(bench, subject) : null,
            verb.Keys?.Say(bench.Sentences) ?? "",
            permission.Why ?? ""
        );

    /// <summary>Opens the menu of the room and the screen.</summary>
    /// <param name="pixel">Its position.</param>
    public static void OpenForRoom(Workbench bench, IEnumerable<ScreenAct> acts, Vector2 pixel)
    {
        var say = bench.Sentences;
        var items = acts.Select(act => new MenuItem(say[act.Name], act.Do, act.Keys?.Say(say) ?? "")).ToList();
        var isFirst = true;
        foreach (var stage in new[] { bench.Room.Stage + 1, bench.Room.Stage - 1 }.Where(Enum.IsDefined))
        {
            var to = new Subject.ToStage(stage);
            var permission = VerbList.GoingToStage.On(bench, to);
            if (permission.Applies)
            {
                var label = say.Say("cockpit.to_stage", ("stage", say.Of(stage)));
                items.Add(Item(bench, VerbList.GoingToStage, permission, to) with { Label = label, IsApart = isFirst });
                isFirst = false;
            }
        }

        // Writing is listed among the screen actions.
        var verbs = VerbList.For(bench, Subject.Whole).Where(each => each.Verb is not Writing);
        items.AddRange(
            verbs.Select((each, i) => Item(bench, each.Verb, each.Permission, Subject.Whole) with { IsApart = i == 0 })
        );
        Menu.Open(bench.Above, say["board.title"], bench.Above.GetComponent<Layer>()!.FromScreen(pixel), items);
    }

    /// <param name="pixel">Its position.</param>
    public static void Open(Workbench bench, Subject.Elephants subject, Vector2 pixel)
    {
        var say = bench.Sentences;
        var items = new List<MenuItem>();
        if (subject.Only is { } only)
        {
            items.Add(new MenuItem(say["elephant.open"], () => bench.Open(only, false), say["keys.enter"]));
        }

        items.AddRange(
            VerbList
                .For(bench, subject)
                .Select((each, i) => Item(bench, each.Verb, each.Permission, subject) with { IsApart = i == 0 })
        );
        items.Add(
            new MenuItem(
                say["tool.copy"],
                () => Pasting.Copy(bench, subject.Ids),
                new Shortcut(Engine.Input.Key.C, Engine.Input.Modifiers.Control).Say(say),
                IsApart: true
            )
        );
        var title = say.Say("list.count", ("n", subject.Ids.Count));
        Menu.Open(bench.Above, title, bench.Above.GetComponent<Layer>()!.FromScreen(pixel), items);
    }
}
