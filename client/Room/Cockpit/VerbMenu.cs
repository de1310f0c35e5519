using System.Numerics;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>What can be done with something, as a menu. What cannot be done now says why.</summary>
internal static class VerbMenu
{
    public static MenuItem Item(Workbench bench, Verb verb, Permission permission, Subject subject) =>
        new(
            bench.Sentences[verb.Name],
            permission.IsNow ? () => verb.Begin(bench, subject) : null,
            verb.Keys?.Say(bench.Sentences) ?? "",
            permission.Why ?? ""
        );

    /// <param name="pixel">Where it opens.</param>
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
