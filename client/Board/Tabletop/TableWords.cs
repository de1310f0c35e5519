using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Tabletop;

/// <summary>The words about the table.</summary>
internal static class TableWords
{
    /// <summary>Returns how far the reading round is, for example "3 of 21"; empty if there is none.</summary>
    public static string ReadOf(this Sentences sentences, RoomView view)
    {
        if (view.Live.State?.Reading is not { } reading)
        {
            return "";
        }

        var order = ReadingOrder.Of(view.Room).Select(elephant => elephant.Id).ToList();
        var at = order.IndexOf(reading.At);
        return at < 0
            ? sentences.Say("table.left_meanwhile", ("all", order.Count))
            : sentences.Say("table.read_of", ("n", at + 1), ("all", order.Count));
    }
}
