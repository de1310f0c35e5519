using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>Collects the room's commands into batches, decides each batch, and writes it.</summary>
internal sealed partial class RoomGrain
{
    // In a larger batch the first commands would wait for the last.
    private const int MaxBatchSize = 1_000;

    private readonly Queue<PendingCommand> _pending = new();
    private readonly BatchPace _pace = new();
    private PrivateQueue? _private;

    /// <summary>Decided, and being written.</summary>
    private CommandBatch? _inProgress;
    private bool _working;
    private bool _diskFull;

    private bool HasWork => _closed is null && (_pending.Count > 0 || _private!.IsDue);

    private Task<byte[]> Enqueue(Func<CommandBatch, IMessage> decide, Func<Refusal, IMessage> refuse)
    {
        var pendingCommand = new PendingCommand(decide, refuse, Activities.OfCommand());
        if (_committed is null || _closed is not null)
        {
            pendingCommand.Refuse(_closed ?? Refusals.Create(RefusalCode.NoRoom));
            return pendingCommand.Answer;
        }
        _private!.Touch();
        if (
            _inProgress is { } writing
            && _pending.Count == 0
            && pendingCommand.TryAnswer(NewBatch(_committed), writing.After())
        )
        {
            return pendingCommand.Answer;
        }
        _pending.Enqueue(pendingCommand);
        Work(_committed);
        return pendingCommand.Answer;
    }

    /// <summary>A command that is written and answered on the beat. What is refused is answered at once, by the committed state
    /// alone: neither what others wait for nor a commit in progress makes a difference.</summary>
    /// <param name="sender">A secret of theirs; null: never answered at once.</param>
    private Task<byte[]> EnqueuePrivate(
        ByteString? sender,
        Func<CommandBatch, IMessage> decide,
        Func<Refusal, IMessage> refuse
    )
    {
        if (_committed is null || _closed is not null || _private is null or { IsOff: true })
        {
            return Enqueue(decide, refuse);
        }
        _private.Touch();
        // A command without a sender is the pour, which everybody sees.
        var pendingCommand = new PendingCommand(
            decide,
            refuse,
            sender is null ? Activities.OfCommand() : default,
            sender
        );
        if (sender is null || _private.Holds(sender) || !pendingCommand.TryAnswer(NewBatch(_committed)))
        {
            _private.Add(pendingCommand);
        }
        return pendingCommand.Answer;
    }

    private void Work(CommittedRoom committed)
    {
        if (!_working)
        {
            _working = true;
            _ = WorkAsync(committed);
        }
    }

    private CommandBatch NewBatch(CommittedRoom committed, byte[]? seed = null) =>
        new(
            committed,
            limits.Value,
            clock.GetUtcNow().ToUnixTimeMilliseconds(),
            new Entropy(seed ?? new byte[Digest.Size])
        )
        {
            IsAway = _connections!.IsAway,
        };

    private async Task WorkAsync(CommittedRoom committed)
    {
        try
        {
            // Commands that are already on their way here belong to the same batch.
            await Task.Yield();
            while (HasWork)
            {
                await paceClock.UntilAsync(_pace.Next(paceClock.Delay));
                if (HasWork)
                {
                    _pace.Start(paceClock.Now);
                    await RunOneAsync(committed);
                }
            }
        }
        catch (Exception fault)
        {
            logger.RoomFailed(committed.Id, fault.GetType().Name, fault.StackTrace);
            DeactivateAfterFault();
        }
        finally
        {
            _working = false;
        }
    }

    private async Task RunOneAsync(CommittedRoom committed)
    {
        var decided = new List<PendingCommand>(Math.Min(_pending.Count, MaxBatchSize));
        try
        {
            await RunBatchAsync(committed, decided);
        }
        catch
        {
            // Whether they were stored is unknown. Sent again, each gets its answer.
            decided.ForEach(pendingCommand => pendingCommand.Refuse(Refusals.Create(RefusalCode.AskAgain)));
            throw;
        }
        finally
        {
            _inProgress = null;
            _private!.Answered();
        }
    }

    /// <param name="decided">Receives the commands of the batch.</param>
    private async Task RunBatchAsync(CommittedRoom committed, List<PendingCommand> decided)
    {
        var isBeat = _private!.TakeBeat();
        var batch = NewBatch(committed, seeds.Next());
        while (isBeat && decided.Count < MaxBatchSize && _private.TryTake(out var pendingCommand))
        {
            Decide(pendingCommand, batch, decided);
        }
        while (decided.Count < MaxBatchSize && _pending.TryDequeue(out var pendingCommand))
        {
            Decide(pendingCommand, batch, decided);
        }
        // As long as nobody has a pocket there is nothing to hide.
        var writesPrivate = isBeat && committed.PrivateState.Rounds.Values.Any(round => round.Taken > 0);
        if (batch.IsEmpty && !writesPrivate)
        {
            decided.ForEach(pendingCommand => pendingCommand.Complete());
            return;
        }
        _inProgress = batch;
        var (commit, ciphers) = persistence.Write(committed, batch, writesPrivate);
        using var activity =
            batch.Events.Count == 0
                ? null
                : Activities.Batch(batch.Events.Count, decided.Select(pendingCommand => pendingCommand.Activity));
        var begun = clock.GetTimestamp();
        AppendOutcome outcome;
        LogUnknownException? unknown = null;
        try
        {
            using var append = Activities.Append(activity);
            outcome = await log.AppendAsync(commit, CancellationToken.None);
        }
        catch (LogUnknownException fault)
        {
            (outcome, unknown) = (AppendOutcome.HeadMoved, fault);
        }
        switch (outcome)
        {
            case AppendOutcome.Written:
                var head = committed.Head with
                {
                    Sequence = batch.Room.Sequence,
                    Revision = committed.Head.Revision + 1,
                };
                committed.Accept(batch, head, ciphers);
                decided.ForEach(pendingCommand => pendingCommand.Complete());
                using (Activities.Publish(activity))
                {
                    _publisher!.Publish(batch);
                }
                tidyService.RequestAfter(batch);
                _ = TryAsync(committed, persistence.Checkpoints.StoreAsync);
                if (batch.Events.Count > 0)
                {
                    instruments.BatchWritten(batch.Events.Count, clock.GetElapsedTime(begun));
                }
                TellOfDisk(committed, isFull: false);
                break;
            case AppendOutcome.DiskFull:
                decided.ForEach(pendingCommand => pendingCommand.Refuse(Refusals.Create(RefusalCode.DiskFull)));
                TellOfDisk(committed, isFull: true);
                break;
            default:
                decided.ForEach(pendingCommand => pendingCommand.Refuse(Refusals.Create(RefusalCode.AskAgain)));
                logger.BatchOutcomeUnknown(unknown, committed.Id);
                DeactivateAfterFault();
                break;
        }
    }

    /// <summary>Changes the stored checkpoint. A failure is logged: losing a checkpoint loses no data.</summary>
    private async Task TryAsync(CommittedRoom committed, Func<CommittedRoom, Task> change)
    {
        try
        {
            await change(committed);
        }
        catch (Exception fault)
        {
            logger.CheckpointFailed(fault, committed.Id);
        }
    }

    private Task ReadAgain(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Logs when a full disk begins to refuse this room's batches, and when it no longer does.</summary>
    private void TellOfDisk(CommittedRoom committed, bool isFull)
    {
        if (isFull == _diskFull)
        {
            return;
        }
        _diskFull = isFull;
        if (isFull)
        {
            logger.DiskFull(committed.Id);
        }
        else
        {
            logger.DiskHasSpace(committed.Id);
        }
    }

    private void Decide(PendingCommand pendingCommand, CommandBatch batch, List<PendingCommand> decided)
    {
        try
        {
            pendingCommand.Execute(batch);
            decided.Add(pendingCommand);
        }
        catch (Exception fault)
        {
            // A bug, and of this command alone.
            logger.CommandFailed(fault.GetType().Name, fault.StackTrace);
            pendingCommand.Refuse(Refusals.Create(RefusalCode.Internal));
        }
    }

    /// <summary>The state in memory may differ from the one on disk. Nothing is decided or written by it any more, and the next activation
    /// loads the room again.</summary>
    private void DeactivateAfterFault()
    {
        _closed = Refusals.Create(RefusalCode.AskAgain);
        RefuseAll(_closed);
        _private?.Dispose();
        _publisher?.End();
        DeactivateOnIdle();
    }

    private void RefuseAll(Refusal refusal)
    {
        while (_pending.TryDequeue(out var pendingCommand))
        {
            pendingCommand.Refuse(refusal);
        }
        while (_private is not null && _private.TryTake(out var pendingCommand))
        {
            pendingCommand.Refuse(refusal);
        }
    }
}
