using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>The dialog for moving elephants without dragging: to one of nine places, or next to another elephant.</summary>
internal static class MoveToDialog
{
    /// <summary>Distance between several elephants that go to one place, in room units.</summary>
    private const float Apart = 44;

    private static IReadOnlyList<IRow> Others(CommandContext context, HashSet<ulong> than, Action<ulong> choose) =>
        [
            .. context
                .Room.Elephants.Values.Where(each => each.IsShown && !each.IsOut && !than.Contains(each.Id))
                .Select(each => new CommandRow(
                    $"{each.Id}",
                    context.TextOf(each.Id),
                    "",
                    "",
                    () => choose(each.Id),
                    each.Colour
                ))
                .OrderBy(row => row.Text, StringComparer.CurrentCulture),
        ];

    public static void Open(CommandContext context, IReadOnlyList<ulong> elephants)
    {
        var say = context.Sentences;
        SheetDialog.Open(
            context,
            say["dialog.move"],
            560,
            dialog =>
            {
                var places = dialog
                    .Body.GameObject.AddChild("places")
                    .AddComponent(new PlaceGrid { Label = say["dialog.move"] });
                places.Names = [.. Enumerable.Range(1, 9).Select(i => say[$"dialog.place_{i}"])];
                places.Chosen += i => Go(Tokens.Spots[i]);
                dialog.Body.Add(places, _ => PlaceGrid.Height, 16);
                var moved = elephants.ToHashSet();
                var others = Others(context, moved, Near);
                if (others.Count > 0)
                {
                    dialog.Body.Heading(say["dialog.move_near"]);
                    var list = dialog
                        .Body.GameObject.AddChild("near")
                        .AddComponent(new RowList { Label = say["dialog.move_near"] });
                    dialog.Body.Add(list, _ => MathF.Min(180, others.Count * 42), 4);
                    list.Rows = others;
                    // Texts that were hidden in the meantime are not shown here either.
                    dialog.Follow(
                        context,
                        change =>
                        {
                            if (change.ChangesMoreThanPositions)
                            {
                                list.Rows = Others(context, moved, Near);
                            }
                        }
                    );
                    list.Chosen += (row, _) => ((CommandRow)row).Do();
                }

                places.Focus();

                void Near(ulong elephant)
                {
                    var other = context.Room.Elephants[elephant];
                    Go(
                        new Vector2(other.X, other.Y)
                            + (Tokens.Beside * new Vector2(other.X < Tokens.BesideTurnsAt ? 1 : -1, 1))
                    );
                }

                void Go(Vector2 to)
                {
                    dialog.Close();
                    var isSaid = false;
                    var ordered = Moving.InOrder(context, elephants);
                    for (var i = 0; i < ordered.Count; i++)
                    {
                        // Checked for each, because one may have left in the meantime.
                        if (VerbList.Moving.AvailabilityFor(context, Subject.One(ordered[i])).IsEnabled)
                        {
                            Moving.To(context, ordered[i], to + new Vector2(i % 4 * Apart, i / 4 * Apart));
                        }
                        else if (!isSaid)
                        {
                            isSaid = !VerbList.Moving.Check(context, Subject.One(ordered[i]));
                        }
                    }
                }
            }
        );
    }
}
