using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class SettingAside
{
    public static Decision Decide(Room room, SetAside command, Envelope envelope)
    {
        if (Elephants.Find(room, command.Elephant, out var elephant) is { } refusal)
        {
            return refusal;
        }
        return new Event
        {
            By = envelope.By,
            SetAside = new ElephantSetAside { Elephant = elephant.Id },
        };
    }

    public static Decision Decide(Room room, PutBack command, Envelope envelope)
    {
        if (!room.Elephants.TryGetValue(command.Elephant, out var elephant))
        {
            return Refusals.Create(RefusalCode.NoElephant);
        }
        return elephant.Aside
            ? new Event
            {
                By = envelope.By,
                PutBack = new ElephantPutBack { Elephant = elephant.Id },
            }
            : Refusals.Create(RefusalCode.NotHidden);
    }
}
