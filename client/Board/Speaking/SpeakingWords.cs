using ElephantBoard.Board.Words;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Speaking;

/// <summary>The words about hands and the floor.</summary>
internal static class SpeakingWords
{
    /// <summary>Returns who has the floor and whose hands are raised; empty if nobody does.</summary>
    public static string Speaking(this Sentences sentences, RoomView view)
    {
        var parts = new List<string>();
        if (view.Floor != 0)
        {
            parts.Add(sentences.Say("floor.has", ("name", sentences.NameOf(view, view.Floor))));
        }

        if (view.Hands.Count > 0)
        {
            var names = view.Hands.Select((hand, i) => $"{i + 1} {sentences.NameOf(view, hand)}");
            parts.Add(sentences.Say("floor.hands", ("names", string.Join(", ", names))));
        }

        return string.Join("  ·  ", parts);
    }

    /// <summary>Returns what a participant's row says about their hand or the floor; empty: nothing.</summary>
    public static string SpeakingOf(this Sentences sentences, RoomView view, uint participant)
    {
        var at = view.Hands.ToList().IndexOf(participant);
        return view.Floor == participant ? sentences["floor.tag"]
            : at < 0 ? ""
            : sentences.Say("floor.hand", ("n", at + 1));
    }
}
