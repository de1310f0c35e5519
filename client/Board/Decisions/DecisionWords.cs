using ElephantBoard.Board.Words;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Decisions;

/// <summary>A decision as the room reads it.</summary>
/// <param name="Kind">Its kind, in words.</param>
/// <param name="Sentence">What was decided.</param>
/// <param name="Elephant">The text of its elephant.</param>
/// <param name="IsPromise">Whether it is open: the elephant is on the porch.</param>
public sealed record DecisionWords(ulong Id, string Kind, string Sentence, string Elephant, uint Colour, bool IsPromise)
{
    /// <summary>Returns the decisions of a room: open promises first. Those of hidden elephants are not shown.</summary>
    public static IReadOnlyList<DecisionWords> Of(RoomView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return
        [
            .. view
                .Room.Elephants.Values.Where(each => each is { IsShown: true, IsOut: true })
                .OrderBy(each => each.Whereabouts != Whereabouts.Porch)
                .ThenBy(each => each.Id)
                .Select(each => Of(view, each)),
        ];
    }

    public static DecisionWords Of(RoomView view, Elephant elephant)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(elephant);
        return new(
            elephant.Id,
            elephant.DecisionKind == DecisionKind.Unspecified ? "" : Sentences.English.Of(elephant.DecisionKind),
            view.Text(elephant.Decision) ?? "",
            view.Text(elephant.Wording) ?? Sentences.English["elephant.hidden"],
            elephant.Colour,
            elephant.Whereabouts == Whereabouts.Porch
        );
    }
}
