using System.Numerics;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>What can be done with something, as a menu. What cannot be done now says why.</summary>
internal static class VerbMenu
{
    public static MenuItem Item(Desk desk, Verb verb, Permission permission, Subject subject) =>
        new(
            desk.Sentences[verb.Name],
            permission.IsNow ? () => verb.Begin(desk, subject) : null,
            verb.Keys?.Say(desk.Sentences) ?? "",
            permission.Why ?? ""
        );

    /// <param name="pixel">Where it opens.</param>
    public static void Open(Desk desk, Subject.Elephants subject, Vector2 pixel)
    {
        var say = desk.Sentences;
        var items = new List<MenuItem>();
        if (subject.Only is { } only)
        {
            items.Add(new MenuItem(say["elephant.open"], () => desk.Open(only, false), say["keys.enter"]));
        }

        items.AddRange(
            VerbList
                .For(desk, subject)
                .Select((each, i) => Item(desk, each.Verb, each.Permission, subject) with { IsApart = i == 0 })
        );
        items.Add(
            new MenuItem(
                say["tool.copy"],
                () => Pasting.Copy(desk, subject.Ids),
                new Shortcut(Engine.Input.Key.C, Engine.Input.Modifiers.Control).Say(say),
                IsApart: true
            )
        );
        var title = say.Say("list.count", ("n", subject.Ids.Count));
        Menu.Open(desk.Above, title, desk.Above.GetComponent<Layer>()!.FromScreen(pixel), items);
    }
}
