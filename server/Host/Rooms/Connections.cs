namespace ElephantBoard.Host.Rooms;

/// <summary>Counts the streams of each participant of a room, since it was read from the log.</summary>
internal sealed class Connections(TimeProvider clock, TimeSpan awayAfter)
{
    private readonly Dictionary<uint, int> _streams = [];
    private readonly Dictionary<uint, long> _ended = [];
    private readonly long _begun = clock.GetTimestamp();

    public void Begin(uint participant) => _streams[participant] = _streams.GetValueOrDefault(participant) + 1;

    public void End(uint participant)
    {
        if (_streams.TryGetValue(participant, out var streams) && streams > 1)
        {
            _streams[participant] = streams - 1;
        }
        else if (_streams.Remove(participant))
        {
            _ended[participant] = clock.GetTimestamp();
        }
    }

    /// <summary>Returns whether no stream of the participant was open in the last minutes.</summary>
    public bool IsAway(uint participant) =>
        !_streams.ContainsKey(participant)
        && clock.GetElapsedTime(_ended.GetValueOrDefault(participant, _begun)) >= awayAfter;
}
