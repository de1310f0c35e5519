using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.LiveStates;

/// <summary>The elephant on the table.</summary>
internal static class Tables
{
    public static Decision Decide(Room room, LiveState live, PutOnTable command, Envelope envelope)
    {
        if (Elephants.Find(room, command.Elephant, out var elephant) is { } refusal)
        {
            return refusal;
        }
        if (elephant.IsOut)
        {
            return Refusals.Create(RefusalCode.AlreadyOut);
        }
        if (On(live) == elephant.Id)
        {
            return Decision.Nothing;
        }
        return On(live) == command.Instead
            ? Decision.Set(live, next => Put(next, elephant.Id, envelope))
            : Refusals.Create(RefusalCode.TableChanged);
    }

    public static Decision Decide(LiveState live, TakeOffTable command) =>
        On(live) == 0 ? Decision.Nothing
        : On(live) == command.Elephant ? Decision.Set(live, next => next.Table = null)
        : Refusals.Create(RefusalCode.TableChanged);

    public static Decision Decide(Room room, LiveState live, Envelope envelope)
    {
        if (live.Reading is not null)
        {
            return Decision.Nothing;
        }
        return ReadingOrder.Of(room) is [var first, ..]
            ? Decision.Set(
                live,
                next =>
                {
                    next.Reading = new Reading();
                    Put(next, first.Id, envelope);
                }
            )
            : Refusals.Create(RefusalCode.NothingToRead);
    }

    public static Decision End(LiveState live) =>
        live.Reading is null ? Decision.Nothing : Decision.Set(live, next => (next.Table, next.Reading) = (null, null));

    /// <summary>Clears the table if its elephant is no longer in the room or is hidden.</summary>
    public static void Hold(LiveState live, Room room)
    {
        if (live.Table is { } table && Elephants.Find(room, table.Elephant, out var elephant) is var refusal)
        {
            live.Table = refusal is null && !elephant.IsOut ? table : null;
        }
    }

    /// <summary>Returns the event of an elephant that left the table, or null if none did.</summary>
    public static Event? Discussed(LiveState before, LiveState after, Envelope envelope) =>
        before.Table is { } table && table.Elephant != On(after)
            ? new Event
            {
                // Nobody is named: an author who withdraws it would be.
                Discussed = new ElephantDiscussed
                {
                    Elephant = table.Elephant,
                    Seconds = (uint)(Math.Max(0, envelope.Now - table.Since) / 1000),
                },
            }
            : null;

    /// <summary>Returns the elephant on the table, or 0.</summary>
    private static ulong On(LiveState live) => live.Table?.Elephant ?? 0;

    private static void Put(LiveState live, ulong elephant, Envelope envelope)
    {
        live.Table = new OnTable
        {
            Elephant = elephant,
            Since = On(live) == elephant ? live.Table.Since : envelope.Now,
        };
        if (live.Reading is not null)
        {
            live.Reading = new Reading { At = elephant };
        }
    }
}
