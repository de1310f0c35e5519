using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class Erasing
{
    public static Decision Decide(Room room, PrivateState privateState, Erase command) =>
        Elephants.FindOwn(room, privateState, command.Elephant, command.OwnerKey.Span, out var elephant) is { } refusal
            ? refusal
            : Erased(elephant, by: 0);

    public static Decision Decide(Room room, EraseByHost command, Envelope envelope)
    {
        if (!room.Elephants.TryGetValue(command.Elephant, out var elephant))
        {
            return Refusals.Create(RefusalCode.NoElephant);
        }
        return elephant.Erased ? Refusals.Create(RefusalCode.AlreadyErased) : Erased(elephant, envelope.By);
    }

    private static Decision.Accepted Erased(Elephant elephant, uint by) =>
        new Decision.Accepted([
            new Event
            {
                By = by,
                Erased = new ElephantErased { Elephant = elephant.Id },
            },
        ])
        {
            Changes = [new Change.WordingErased(elephant.Wording)],
        };
}
