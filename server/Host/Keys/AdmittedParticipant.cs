using ElephantBoard.Host.Rooms;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Keys;

/// <summary>A participant whose room has verified their token. Only <see cref="ProveAsync"/> creates one, so code that takes one, for example a
/// rate limiter, never works on an unverified claim.</summary>
internal sealed class AdmittedParticipant
{
    private readonly byte[] _secret;

    private AdmittedParticipant(ParticipantToken token, IRoomGrain grain)
    {
        (Room, Number, Grain, _secret) = (token.Room, token.Participant, grain, token.Hash.ToArray());
        Proof = Digest.From(_secret);
    }

    public Guid Room { get; }
    public uint Number { get; }
    public IRoomGrain Grain { get; }

    /// <summary>SHA-256 of the token's secret, which the room has verified. Selects the limits of this participant.</summary>
    public Digest Proof { get; }

    /// <summary>The same bytes, for calls of the room.</summary>
    public byte[] Secret => _secret;

    /// <summary>Asks the room whether a token belongs to a current participant. Returns the participant, or the refusal.</summary>
    public static async Task<(AdmittedParticipant? Who, Refusal? Refusal)> ProveAsync(
        IGrainFactory grains,
        string? token
    )
    {
        if (!ParticipantToken.TryParse(token, out var claimed))
        {
            return (null, Refusals.Create(RefusalCode.Token));
        }
        var claimant = new AdmittedParticipant(claimed, grains.GetGrain<IRoomGrain>(claimed.Room));
        return await claimant.RefusalAsync() is { } refusal ? (null, refusal) : (claimant, null);
    }

    /// <summary>Asks the room again. Returns null when the participant is still in the room: data that the room has returned since
    /// their admission may then be sent to them.</summary>
    public async Task<Refusal?> RefusalAsync()
    {
        var refusal = Refusal.Parser.ParseFrom(await Grain.Admit(Number, _secret));
        return refusal.Code == RefusalCode.Unspecified ? null : refusal;
    }

    /// <summary>Reads the events after a sequence number, as <see cref="IRoomGrain.Read"/> does. Returns a refusal when the participant is no
    /// longer in the room, or when the room's log is damaged.</summary>
    public async Task<(CatchUp? Page, Refusal? Refusal)> ReadAsync(uint after, uint to)
    {
        try
        {
            var page = await Grain.Read(Number, _secret, after, to);
            return page.IsAdmitted ? (page, null) : (null, Refusals.Create(RefusalCode.Token));
        }
        catch (DamagedRoomException)
        {
            return (null, Refusals.Create(RefusalCode.RoomUnreadable));
        }
    }
}
