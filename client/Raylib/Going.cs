using ElephantBoard.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Desktop;

/// <summary>Joins a room: from the user's input to a seat.</summary>
internal sealed class Going(Kept kept, TimeProvider time)
{
    /// <summary>The default address of a local server.</summary>
    public const string UsualServer = "http://localhost:8080";

    private const int Screens = 9;

    /// <summary>Connects to a room.</summary>
    /// <exception cref="StopException">The address is invalid, or the room cannot be joined; the message says why.</exception>
    public async Task<(RoomAddress Address, Reached.There Door)> FindAsync(
        string given,
        string? server,
        CancellationToken cancellationToken
    )
    {
        var home = server is null ? null : ServerOf(server);
        if (!RoomAddress.TryRead(given, home, out var address, out var wrong))
        {
            throw new StopException(Said.Of(wrong));
        }

        return (address, await DoorAsync(address, cancellationToken));
    }

    /// <summary>Takes a seat in a found room: the stored one, or a new one.</summary>
    /// <param name="there">Ownership passes to this method, also if it fails.</param>
    public async Task<Visit> EnterAsync(
        RoomAddress address,
        Reached.There there,
        Arrival arrival,
        CancellationToken cancellationToken
    )
    {
        var resting = await SeatAsync(address, there, arrival, cancellationToken);
        return await Visit.SitAsync(there.Entrance, resting, kept, time);
    }

    /// <summary>Creates a room and takes its host's seat.</summary>
    public async Task<Visit> OpenAsync(string server, OpenRoomRequest request, CancellationToken cancellationToken)
    {
        var home = ServerOf(server);
        await using var entrance = new HubEntrance(home);
        OpenRoomResponse response;
        try
        {
            response = await Patience.AskAsync(
                token => entrance.OpenRoomAsync(request, token),
                home,
                time,
                cancellationToken
            );
        }
        catch (LinkBrokenException broken)
        {
            throw new StopException(Said.Of(broken.Explain(home)), broken);
        }

        if (response.Opened is not { } opened)
        {
            throw new StopException(Said.Of(response.Refusal ?? new()));
        }

        var address = new RoomAddress(home, opened.Code);
        var made = RestingSeat.Make(address, request.Facilitator.Name);
        Keeping(() =>
            kept.Seats.Keep(
                made with
                {
                    Stay = Stay.From(opened),
                    RoomName = request.Name,
                    HostSecret = opened.HostSecret,
                }
            )
        );
        return await EnterAsync(
            address,
            await DoorAsync(address, cancellationToken),
            new(made.Name, 0, Role.Unspecified),
            cancellationToken
        );
    }

    /// <summary>Returns a seat for viewing a room: a stored one, or the shared screen's.</summary>
    public async Task<RestingSeat> LookAsync(
        RoomAddress address,
        Reached.There there,
        CancellationToken cancellationToken
    ) =>
        kept.Seats.Taken().FirstOrDefault(seat => seat.Server == address.Server && seat.Code == address.Code)
        ?? await SeatAsync(address, there, new(Said.Of("desktop.screen"), 0, Role.RoomSeat), cancellationToken);

    private static Uri ServerOf(string given) =>
        RoomAddress.TryReadServer(given, out var server, out var wrong)
            ? server
            : throw new StopException(Said.Of(wrong));

    public async Task<Reached.There> DoorAsync(RoomAddress address, CancellationToken cancellationToken) =>
        await new Approach(time).GoAsync(address, cancellationToken) switch
        {
            Reached.There there => there,
            Reached.Away away => throw new StopException(Said.Of(away.Why)),
            Reached.Closed closed => throw new StopException(Said.Of(closed.Why)),
            Reached.Refused refused => throw new StopException(Said.Of(refused.Refusal)),
            var other => throw new InvalidOperationException($"Reached {other.GetType().Name}."),
        };

    private void Keeping(Action keep)
    {
        try
        {
            keep();
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new StopException(Said.NotWritten(kept.Seats.Folder, why), why);
        }
    }

    private async Task<RestingSeat> SeatAsync(
        RoomAddress address,
        Reached.There there,
        Arrival arrival,
        CancellationToken cancellationToken
    )
    {
        var next = arrival;
        for (var screen = 1; ; screen++)
        {
            var (seat, refusal) = await TakeAsync(address, there, next, cancellationToken);
            if (seat is not null)
            {
                return seat;
            }

            if (refusal!.Code != RefusalCode.NameTaken || arrival.Role != Role.RoomSeat || screen == Screens)
            {
                await there.Entrance.DisposeAsync();
                throw new StopException(Said.Of(refusal));
            }

            next = arrival with { Name = $"{arrival.Name} {screen + 1}" };
        }
    }

    private async Task<(RestingSeat? Seat, Refusal? Refusal)> TakeAsync(
        RoomAddress address,
        Reached.There there,
        Arrival arrival,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await Patience.AskAsync(
                token => arrival.TakeSeatAsync(there, address, kept.Seats, token),
                address.Server,
                time,
                cancellationToken
            );
        }
        catch (Exception fault)
        {
            await there.Entrance.DisposeAsync();
            throw fault switch
            {
                LinkBrokenException broken => new StopException(Said.Of(broken.Explain(address.Server)), broken),
                SeatInUseException => new StopException(Said.Of("kept.in_use"), fault),
                IOException or UnauthorizedAccessException => new StopException(
                    Said.NotWritten(kept.Seats.Folder, fault),
                    fault
                ),
                _ => fault,
            };
        }
    }
}
