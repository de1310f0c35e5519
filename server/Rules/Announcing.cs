using System.Globalization;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>Announces and stops pours, and decides whether the hat hides each of its authors.</summary>
internal static class Announcing
{
    public static Decision Decide(Room room, PrivateState privateState, AnnouncePour command, Envelope envelope)
    {
        if (command.Round != room.Round)
        {
            return Refusals.Create(RefusalCode.RoundClosed);
        }
        if (privateState.Pour.Announces(room.Round, envelope.Now))
        {
            return Decision.Nothing;
        }
        if (Pauses(privateState, envelope) is { } pause)
        {
            return pause;
        }
        if (MayNotPour(room, privateState, envelope) is { } refused)
        {
            return refused;
        }
        var at = envelope.Now + (long)envelope.Limits.PourCountdown.TotalMilliseconds;
        return Planned(privateState.Pour with { Round = room.Round, At = at });
    }

    public static Decision Decide(Room room, PrivateState privateState, StopPour command, Envelope envelope)
    {
        if (command.Round != room.Round)
        {
            return Refusals.Create(RefusalCode.RoundClosed);
        }
        return privateState.Pour.Announces(room.Round, envelope.Now)
            ? Planned(privateState.Pour with { Round = 0, At = 0 })
            : Decision.Nothing;
    }

    /// <summary>Returns null when the pause since the last try is over.</summary>
    public static Refusal? Pauses(PrivateState privateState, Envelope envelope)
    {
        var left = privateState.Pour.NotBefore - envelope.Now;
        return left <= 0
            ? null
            : Refusals.Create(
                RefusalCode.PourPause,
                ("seconds", ((left + 999) / 1000).ToString(CultureInfo.InvariantCulture))
            );
    }

    /// <summary>Ends an announcement and starts the pause until the next try.</summary>
    public static Change.PourPlanned Pause(Envelope envelope) =>
        new(PourPlan.None with { NotBefore = envelope.Now + (long)envelope.Limits.PourPause.TotalMilliseconds });

    /// <summary>Returns null when the hat may be poured. A refusal starts the pause: repeated tries would reveal who writes.</summary>
    public static Decision.Refused? MayNotPour(Room room, PrivateState privateState, Envelope envelope)
    {
        var pockets = Contributing.Count(room, privateState, int.MaxValue);
        var min = envelope.Limits.LeastPoured;
        if (room.Anonymous && (pockets < min || Present.Count(room, privateState, room.Round) < min))
        {
            return Tried(RefusalCode.TooFew, ("least", min.ToString(CultureInfo.InvariantCulture)));
        }
        return pockets == 0 ? Tried(RefusalCode.HatEmpty) : null;

        Decision.Refused Tried(RefusalCode code, params (string, string)[] parameters) =>
            new(Refusals.Create(code, parameters)) { Changes = Paused(privateState, envelope) };
    }

    private static IReadOnlyList<Change> Paused(PrivateState privateState, Envelope envelope) =>
        privateState.Pour.Round == 0 && envelope.Limits.PourPause == TimeSpan.Zero ? [] : [Pause(envelope)];

    private static Decision.Accepted Planned(PourPlan plan) => new([]) { Changes = [new Change.PourPlanned(plan)] };
}
