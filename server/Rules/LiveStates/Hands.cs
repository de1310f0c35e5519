using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.LiveStates;

/// <summary>Raised hands, and who has the floor.</summary>
internal static class Hands
{
    public static Decision Raise(LiveState live, Envelope envelope) =>
        live.Hands.Contains(envelope.By) || live.Floor == envelope.By
            ? Decision.Nothing
            : Decision.Set(live, next => next.Hands.Add(envelope.By));

    public static Decision Decide(LiveState live, LowerHand command, Envelope envelope)
    {
        var whose = command.Participant == 0 ? envelope.By : command.Participant;
        if (whose != envelope.By && !Leads(envelope))
        {
            return Refusals.Create(RefusalCode.Role);
        }
        return live.Hands.Contains(whose) ? Decision.Set(live, next => next.Hands.Remove(whose)) : Decision.Nothing;
    }

    public static Decision Decide(Room room, LiveState live, GiveFloor command)
    {
        if (!IsHere(room, command.Participant))
        {
            return Refusals.Create(RefusalCode.NoParticipant);
        }
        return live.Floor == command.Participant
            ? Decision.Nothing
            : Decision.Set(
                live,
                next =>
                {
                    next.Floor = command.Participant;
                    next.Hands.Remove(command.Participant);
                }
            );
    }

    public static Decision Decide(LiveState live, ReleaseFloor command, Envelope envelope)
    {
        if (live.Floor == 0)
        {
            return Decision.Nothing;
        }
        if (live.Floor != envelope.By && !Leads(envelope))
        {
            return Refusals.Create(RefusalCode.Role);
        }
        return live.Floor == command.Participant
            ? Decision.Set(live, next => next.Floor = 0)
            : Refusals.Create(RefusalCode.FloorChanged);
    }

    /// <summary>Lowers the hands of those who left or were removed, and ends their turn.</summary>
    public static void Hold(LiveState live, Room room)
    {
        foreach (var gone in live.Hands.Where(hand => !IsHere(room, hand)).ToList())
        {
            live.Hands.Remove(gone);
        }
        live.Floor = IsHere(room, live.Floor) ? live.Floor : 0;
    }

    private static bool Leads(Envelope envelope) => envelope.Role is Role.Facilitator or Role.Host;

    private static bool IsHere(Room room, uint participant) =>
        room.Participants.TryGetValue(participant, out var who) && who.IsHere && who.Counts;
}
