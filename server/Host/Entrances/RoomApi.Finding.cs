using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Entrances;

/// <summary>Finds rooms by their codes.</summary>
internal sealed partial class RoomApi
{
    /// <summary>Like the overload above, for a room that is also named by its code. The code of the token's own room does not count as a guess;
    /// any other code does.</summary>
    public async Task<(AdmittedParticipant? Who, Refusal? Refusal)> AuthorizeAsync(
        Caller caller,
        string code,
        CancellationToken cancellationToken
    )
    {
        var (who, refusal) = await AuthorizeAsync(caller);
        if (who is not null && await LookUpAsync(code, cancellationToken) == who.Room)
        {
            _throttle.Know(caller.Address, JoinCode.Read(code)!);
            return (who, null);
        }
        var (_, unknown) = await FindAsync(code, caller.Address, JoinProof.None, cancellationToken);
        return (null, unknown ?? refusal ?? Refusals.Create(RefusalCode.Token));
    }

    /// <summary>Finds a room for somebody who may be in it. A live token with the code of its room is not a guess.</summary>
    private async Task<(Guid Room, Refusal? Refusal)> FindOwnAsync(
        Caller caller,
        string code,
        CancellationToken cancellationToken
    )
    {
        if (caller.Token is not null && (await AuthorizeAsync(caller)).Who is { } who)
        {
            if (await LookUpAsync(code, cancellationToken) == who.Room)
            {
                _throttle.Know(caller.Address, JoinCode.Read(code)!);
                return (who.Room, null);
            }
        }
        var proof = JoinProof.None with { Host = HashHostSecret(caller.HostSecret ?? "") ?? [] };
        return await FindAsync(code, caller.Address, proof, cancellationToken);
    }

    /// <summary>Finds a room for somebody with a proof. Without one, a locked room is not found.</summary>
    private Task<(Guid Room, Refusal? Refusal)> FindAsync(
        string code,
        CallerAddress address,
        JoinProof proof,
        CancellationToken cancellationToken
    ) =>
        _throttle.FindAsync(
            address,
            JoinCode.Read(code) ?? "",
            async () =>
                await LookUpAsync(code, cancellationToken) is { } room && await Grain(room).LetsIn(proof) ? room : null,
            cancellationToken
        );

    private ValueTask<Guid?> LookUpAsync(string code, CancellationToken cancellationToken) =>
        JoinCode.Read(code) is { } read ? _log.FindAsync(read, cancellationToken) : ValueTask.FromResult<Guid?>(null);
}
