using System.Diagnostics.Metrics;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Telemetry;

/// <summary>
/// Defines every metric of the server. No tag names a room, a participant, a code or a connection. Private acts are not counted: with one room on a
/// server, a count of them would show when somebody writes.
/// </summary>
internal sealed class Instruments
{
    public const string MeterName = "ElephantBoard.Server";

    private const string RefusalCodeTag = "elephantboard.refusal.code";
    private const string ResyncReasonTag = "elephantboard.resync.reason";

    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _rooms;
    private readonly Counter<long> _commands;
    private readonly Counter<long> _refusals;
    private readonly Histogram<long> _batchSize;
    private readonly Histogram<double> _appendDuration;
    private readonly Histogram<double> _fanOutDuration;
    private readonly UpDownCounter<long> _queueBytes;
    private readonly Counter<long> _resyncs;
    private Func<long> _syncs = () => 0;

    public Instruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _connections = meter.CreateUpDownCounter<long>(
            "elephantboard.connections",
            "{connection}",
            "Clients that watch a room."
        );
        _rooms = meter.CreateUpDownCounter<long>("elephantboard.rooms.open", "{room}", "Rooms in memory.");
        _commands = meter.CreateCounter<long>(
            "elephantboard.commands",
            "{command}",
            "Public commands, openings and joins that were accepted."
        );
        _refusals = meter.CreateCounter<long>(
            "elephantboard.refusals",
            "{command}",
            "Public commands, openings and joins that were refused, by code."
        );
        _batchSize = meter.CreateHistogram<long>(
            "elephantboard.room.batch.size",
            "{event}",
            "Public events that one commit wrote.",
            advice: new InstrumentAdvice<long>
            {
                HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
            }
        );
        _appendDuration = meter.CreateHistogram<double>(
            "elephantboard.room.append.duration",
            "s",
            "Time until a batch with public events is on disk.",
            advice: Seconds
        );
        _fanOutDuration = meter.CreateHistogram<double>(
            "elephantboard.room.fanout.duration",
            "s",
            "Time that a frame waits in a client's send queue.",
            advice: Seconds
        );
        _queueBytes = meter.CreateUpDownCounter<long>(
            "elephantboard.client.queue.bytes",
            "By",
            "Bytes that wait in the send queues of all clients."
        );
        _resyncs = meter.CreateCounter<long>(
            "elephantboard.resyncs",
            "{resync}",
            "Clients that were told to fetch a checkpoint, by reason."
        );
        meter.CreateObservableCounter(
            "elephantboard.log.syncs",
            () => _syncs(),
            "{sync}",
            "Times that the log waited for the disk. A private beat waits once, whether it contains anything or not."
        );
    }

    private static InstrumentAdvice<double> Seconds { get; } =
        new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] };

    /// <summary>Sets what counts the waits for the disk, of public commits and of private beats alike.</summary>
    public void CountSyncs(Func<long> syncs) => _syncs = syncs;

    public void ClientConnected() => _connections.Add(1);

    public void ClientDisconnected() => _connections.Add(-1);

    public void RoomOpened() => _rooms.Add(1);

    public void RoomClosed() => _rooms.Add(-1);

    /// <summary>Counts the answer to a public command, an opening or a join.</summary>
    /// <param name="refusal">Null when it was accepted.</param>
    public void Answered(Refusal? refusal)
    {
        if (refusal is null)
        {
            _commands.Add(1);
        }
        else
        {
            _refusals.Add(1, new KeyValuePair<string, object?>(RefusalCodeTag, refusal.Code.ToString()));
        }
    }

    public void BatchWritten(int events, TimeSpan append)
    {
        _batchSize.Record(events);
        _appendDuration.Record(append.TotalSeconds);
    }

    /// <param name="waited">How long the oldest of the sent frames waited.</param>
    public void HandedOut(TimeSpan waited) => _fanOutDuration.Record(waited.TotalSeconds);

    public void Queued(int bytes) => _queueBytes.Add(bytes);

    public void Resynced(ResyncReason reason) =>
        _resyncs.Add(1, new KeyValuePair<string, object?>(ResyncReasonTag, reason.ToString()));
}
