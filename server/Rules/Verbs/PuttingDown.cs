using ElephantBoard.Rules.Pockets;
using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class PuttingDown
{
    public static Decision Decide(Room room, PrivateState privateState, PutDownOpenly command, Envelope envelope)
    {
        if (
            DraftItems.Check(room, "draft", command.Draft, command.Hurts, command.Between, command.Tag) is { } malformed
        )
        {
            return malformed;
        }
        if (NormalText.Paragraph(command.Text, envelope.Limits.Text, out var text) is { } unreadable)
        {
            return unreadable;
        }
        if (DraftItems.IsFull(room, privateState, envelope.Limits))
        {
            return Refusals.Limit(RefusalCode.TooManyElephants, envelope.Limits.Elephants);
        }
        var id = Secrets.ElephantOf(command.Draft.Span);
        var wording = Wordings.Keep(text, envelope.Entropy);
        var (x, y) = Scatter.Places(1, Scatter.Taken(room), envelope.Entropy)[0];
        return new Decision.Accepted([
            new Event
            {
                By = envelope.By,
                PutDown = new ElephantPutDown
                {
                    Elephant = id,
                    Wording = wording.Id.ToByteString(),
                    Hurts = command.Hurts,
                    Between = Standing.From(command.Between).ToBetween(),
                    X = x,
                    Y = y,
                    Colour = (uint)envelope.Entropy.Next(Scatter.Colours) + 1,
                },
            },
        ])
        {
            Changes = [wording, new Change.TagKept(id, Digest.From(command.Tag.Span))],
        };
    }
}
