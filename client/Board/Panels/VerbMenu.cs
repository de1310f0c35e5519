using System.Numerics;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>A menu of verbs for a subject. Disabled ones show their reason.</summary>
internal static class VerbMenu
{
    public static MenuItem Item(CommandContext context, Verb verb, Availability availability, Subject subject) =>
        new(
            context.Sentences[verb.Name],
            availability.IsEnabled ? () => verb.Begin(context, subject) : null,
            verb.Keys?.Say(context.Sentences) ?? "",
            availability.DisabledReason ?? ""
        );

    /// <summary>Opens the menu of the room and the screen.</summary>
    /// <param name="pixel">Its position.</param>
    public static void OpenForRoom(CommandContext context, IEnumerable<ScreenCommand> acts, Vector2 pixel)
    {
        var say = context.Sentences;
        var items = acts.Select(act => new MenuItem(say[act.Name], act.Do, act.Keys?.Say(say) ?? "")).ToList();
        var isFirst = true;
        foreach (var stage in new[] { context.Room.Stage + 1, context.Room.Stage - 1 }.Where(Enum.IsDefined))
        {
            var to = new Subject.ToStage(stage);
            var availability = VerbList.GoingToStage.AvailabilityFor(context, to);
            if (availability.Applies)
            {
                var label = say.Say("panel.to_stage", ("stage", say.Of(stage)));
                items.Add(
                    Item(context, VerbList.GoingToStage, availability, to) with
                    {
                        Label = label,
                        IsApart = isFirst,
                    }
                );
                isFirst = false;
            }
        }

        // Writing is listed among the screen actions.
        var verbs = VerbList.For(context, Subject.Whole).Where(each => each.Verb is not Writing);
        items.AddRange(
            verbs.Select(
                (each, i) => Item(context, each.Verb, each.Availability, Subject.Whole) with { IsApart = i == 0 }
            )
        );
        Menu.Open(context.Above, say["board.title"], context.Above.GetComponent<Layer>()!.FromScreen(pixel), items);
    }

    /// <param name="pixel">Its position.</param>
    public static void Open(CommandContext context, Subject.Elephants subject, Vector2 pixel)
    {
        var say = context.Sentences;
        var items = new List<MenuItem>();
        if (subject.Only is { } only)
        {
            items.Add(new MenuItem(say["elephant.open"], () => context.Open(only, false), say["keys.enter"]));
        }

        // What is lost for good is apart, after the rest.
        foreach (
            var group in VerbList.For(context, subject).GroupBy(each => each.Verb.IsDanger).OrderBy(group => group.Key)
        )
        {
            items.AddRange(
                group.Select(
                    (each, i) => Item(context, each.Verb, each.Availability, subject) with { IsApart = i == 0 }
                )
            );
        }

        items.Add(
            new MenuItem(
                say["tool.copy"],
                () => Pasting.Copy(context, subject.Ids),
                new Shortcut(Engine.Input.Key.C, Engine.Input.Modifiers.Control).Say(say),
                IsApart: true
            )
        );
        var title = say.Say("list.count", ("n", subject.Ids.Count));
        Menu.Open(context.Above, title, context.Above.GetComponent<Layer>()!.FromScreen(pixel), items);
    }
}
