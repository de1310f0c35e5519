using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>How the room's commands come into turns, and how a turn is written.</summary>
internal sealed partial class RoomGrain
{
    // A turn longer than this would make its first commands wait for its last.
    private const int LongestTurn = 1_000;

    private readonly Queue<Waiting> _waiting = new();
    private PrivateQueue? _private;

    /// <summary>Decided, and being written.</summary>
    private RoomTurn? _inProgress;
    private bool _working;
    private bool _diskFull;

    private Task<byte[]> Enqueue(Func<RoomTurn, IMessage> decide, Func<Refusal, IMessage> refuse)
    {
        var waiting = new Waiting(decide, refuse, Activities.OfCommand());
        if (_held is null)
        {
            waiting.Refuse(_unreadable ?? Refuse.With(RefusalCode.NoRoom));
            return waiting.Answer;
        }
        _private!.Touch();
        if (_inProgress is { } writing && _waiting.Count == 0 && waiting.TryAnswer(NewTurn(_held), writing.After()))
        {
            return waiting.Answer;
        }
        _waiting.Enqueue(waiting);
        Work(_held);
        return waiting.Answer;
    }

    /// <summary>A command that is written and answered on the beat. What is refused is answered at once, by the committed state
    /// alone: neither what others wait for nor a commit in progress makes a difference.</summary>
    /// <param name="sender">A secret of theirs; null: never answered at once.</param>
    private Task<byte[]> EnqueuePrivate(
        ByteString? sender,
        Func<RoomTurn, IMessage> decide,
        Func<Refusal, IMessage> refuse
    )
    {
        if (_held is null || _private is null or { IsOff: true })
        {
            return Enqueue(decide, refuse);
        }
        _private.Touch();
        // A command without a sender is the pour, which everybody sees.
        var waiting = new Waiting(decide, refuse, sender is null ? Activities.OfCommand() : default, sender);
        if (sender is null || _private.Holds(sender) || !waiting.TryAnswer(NewTurn(_held)))
        {
            _private.Add(waiting);
        }
        return waiting.Answer;
    }

    private void Work(HeldRoom held)
    {
        if (!_working)
        {
            _working = true;
            _ = WorkAsync(held);
        }
    }

    private RoomTurn NewTurn(HeldRoom held, byte[]? seed = null) =>
        new(held, limits.Value, clock.GetUtcNow().ToUnixTimeMilliseconds(), new Entropy(seed ?? new byte[Digest.Size]));

    private async Task WorkAsync(HeldRoom held)
    {
        try
        {
            // Whoever is already on the way here belongs into the same turn.
            await Task.Yield();
            while (_waiting.Count > 0 || _private!.IsDue)
            {
                await TakeTurnAsync(held);
                _inProgress = null;
                _private!.Answered();
            }
        }
        catch (Exception fault)
        {
            logger.RoomFailed(held.Id, fault.GetType().Name, fault.StackTrace);
            GiveUp();
        }
        finally
        {
            _working = false;
        }
    }

    private async Task TakeTurnAsync(HeldRoom held)
    {
        var isBeat = _private!.TakeBeat();
        var turn = NewTurn(held, seeds.Next());
        var decided = new List<Waiting>(Math.Min(_waiting.Count, LongestTurn));
        while (isBeat && decided.Count < LongestTurn && _private.TryTake(out var waiting))
        {
            Decide(waiting, turn, decided);
        }
        while (decided.Count < LongestTurn && _waiting.TryDequeue(out var waiting))
        {
            Decide(waiting, turn, decided);
        }
        // As long as nobody has a pocket there is nothing to hide.
        var writesPrivate = isBeat && held.Hidden.Rounds.Values.Any(round => round.Taken > 0);
        if (turn.IsEmpty && !writesPrivate)
        {
            decided.ForEach(waiting => waiting.Settle());
            return;
        }
        _inProgress = turn;
        var (commit, ciphers) = atRest.Write(held, turn, writesPrivate);
        using var batch =
            turn.Events.Count == 0
                ? null
                : Activities.Batch(turn.Events.Count, decided.Select(waiting => waiting.Activity));
        var begun = clock.GetTimestamp();
        AppendOutcome outcome;
        LogUnknownException? unknown = null;
        try
        {
            using var append = Activities.Append(batch);
            outcome = await log.AppendAsync(commit, CancellationToken.None);
        }
        catch (LogUnknownException fault)
        {
            (outcome, unknown) = (AppendOutcome.HeadMoved, fault);
        }
        switch (outcome)
        {
            case AppendOutcome.Written:
                var head = held.Head with { Sequence = turn.Room.Sequence, Revision = held.Head.Revision + 1 };
                held.Accept(turn, head, ciphers);
                decided.ForEach(waiting => waiting.Settle());
                using (Activities.Publish(batch))
                {
                    _followers!.Publish(turn);
                }
                tidying.After(turn);
                if (turn.Events.Count > 0)
                {
                    instruments.BatchWritten(turn.Events.Count, clock.GetElapsedTime(begun));
                }
                TellOfDisk(held, isFull: false);
                break;
            case AppendOutcome.DiskFull:
                decided.ForEach(waiting => waiting.Refuse(Refuse.With(RefusalCode.DiskFull)));
                TellOfDisk(held, isFull: true);
                break;
            default:
                decided.ForEach(waiting => waiting.Refuse(Refuse.With(RefusalCode.AskAgain)));
                logger.BatchOutcomeUnknown(unknown, held.Id);
                GiveUp();
                break;
        }
    }

    private Task ReadAgain(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Logs when a full disk begins to refuse this room's batches, and when it no longer does.</summary>
    private void TellOfDisk(HeldRoom held, bool isFull)
    {
        if (isFull == _diskFull)
        {
            return;
        }
        _diskFull = isFull;
        if (isFull)
        {
            logger.DiskFull(held.Id);
        }
        else
        {
            logger.DiskHasSpace(held.Id);
        }
    }

    private void Decide(Waiting waiting, RoomTurn turn, List<Waiting> decided)
    {
        try
        {
            waiting.Decide(turn);
            decided.Add(waiting);
        }
        catch (Exception fault)
        {
            // A bug, and of this command alone.
            logger.CommandFailed(fault.GetType().Name, fault.StackTrace);
            waiting.Refuse(Refuse.With(RefusalCode.Internal));
        }
    }

    /// <summary>What is in memory may not be what is on disk: the next call reads it anew.</summary>
    private void GiveUp()
    {
        RefuseAll(Refuse.With(RefusalCode.AskAgain));
        _followers?.End();
        DeactivateOnIdle();
    }

    private void RefuseAll(Refusal refusal)
    {
        while (_waiting.TryDequeue(out var waiting))
        {
            waiting.Refuse(refusal);
        }
        while (_private is not null && _private.TryTake(out var waiting))
        {
            waiting.Refuse(refusal);
        }
    }
}
