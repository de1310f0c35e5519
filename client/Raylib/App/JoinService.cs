using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Raylib.App;

/// <summary>Joins a room: from the user's input to a seat.</summary>
internal sealed class JoinService(AppStorage storage, TimeProvider time)
{
    /// <summary>The default address of a local server.</summary>
    public const string UsualServer = "http://localhost:8080";

    private const int Screens = 9;

    /// <summary>Connects to a room.</summary>
    /// <exception cref="StopException">The address is invalid, or the room cannot be joined; the message says why.</exception>
    public async Task<(RoomAddress Address, ConnectResult.Connected Door)> FindAsync(
        string given,
        string? server,
        CancellationToken cancellationToken
    )
    {
        var home = server is null ? null : ServerOf(server);
        if (!RoomAddress.TryRead(given, home, out var address, out var wrong))
        {
            throw new StopException(Messages.Of(wrong));
        }

        return (address, await ConnectAsync(address, cancellationToken));
    }

    /// <summary>Takes a seat in a found room: the stored one, or a new one.</summary>
    /// <param name="connected">Ownership passes to this method, also if it fails.</param>
    public async Task<RoomSession> EnterAsync(
        RoomAddress address,
        ConnectResult.Connected connected,
        JoinFlow joinFlow,
        CancellationToken cancellationToken
    )
    {
        var savedSeat = await SeatAsync(address, connected, joinFlow, cancellationToken);
        return await RoomSession.OpenAsync(connected.Entrance, savedSeat, storage, time);
    }

    /// <summary>Creates a room and takes its host's seat.</summary>
    public async Task<RoomSession> OpenAsync(
        string server,
        OpenRoomRequest request,
        CancellationToken cancellationToken
    )
    {
        var home = ServerOf(server);
        await using var entrance = new HubEntrance(home);
        OpenRoomResponse response;
        try
        {
            response = await InteractiveTimeout.RunAsync(
                token => entrance.OpenRoomAsync(request, token),
                home,
                time,
                cancellationToken
            );
        }
        catch (LinkBrokenException broken)
        {
            throw new StopException(Messages.Of(broken.Explain(home)), broken);
        }

        if (response.Opened is not { } opened)
        {
            throw new StopException(Messages.Of(response.Refusal ?? new()));
        }

        var address = new RoomAddress(home, opened.Code);
        var made = SavedSeat.Make(address, request.Facilitator.Name);
        Persist(() =>
            storage.Seats.Save(
                made with
                {
                    Membership = Membership.From(opened),
                    RoomName = request.Name,
                    HostSecret = opened.HostSecret,
                }
            )
        );
        return await EnterAsync(
            address,
            await ConnectAsync(address, cancellationToken),
            new(made.Name, 0, Role.Unspecified),
            cancellationToken
        );
    }

    /// <summary>Returns a seat for viewing a room: a stored one, or the shared screen's.</summary>
    public async Task<SavedSeat> LookAsync(
        RoomAddress address,
        ConnectResult.Connected connected,
        CancellationToken cancellationToken
    ) =>
        storage.Seats.Joined().FirstOrDefault(seat => seat.Server == address.Server && seat.Code == address.Code)
        ?? await SeatAsync(address, connected, new(Messages.Of("desktop.screen"), 0, Role.RoomSeat), cancellationToken);

    private static Uri ServerOf(string given) =>
        RoomAddress.TryReadServer(given, out var server, out var wrong)
            ? server
            : throw new StopException(Messages.Of(wrong));

    public async Task<ConnectResult.Connected> ConnectAsync(RoomAddress address, CancellationToken cancellationToken) =>
        await new ServerConnector(time).ConnectAsync(
            address,
            storage
                .Seats.Joined()
                .FirstOrDefault(seat => seat.Server == address.Server && seat.Code == address.Code)
                ?.Membership,
            cancellationToken
        ) switch
        {
            ConnectResult.Connected connected => connected,
            ConnectResult.Unreachable unreachable => throw new StopException(Messages.Of(unreachable.Why)),
            ConnectResult.Incompatible incompatible => throw new StopException(Messages.Of(incompatible.Why)),
            ConnectResult.Refused refused => throw new StopException(Messages.Of(refused.Refusal)),
            var other => throw new InvalidOperationException($"Reached {other.GetType().Name}."),
        };

    private void Persist(Action keep)
    {
        try
        {
            keep();
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new StopException(Messages.NotWritten(storage.Seats.Folder, why), why);
        }
    }

    private async Task<SavedSeat> SeatAsync(
        RoomAddress address,
        ConnectResult.Connected connected,
        JoinFlow joinFlow,
        CancellationToken cancellationToken
    )
    {
        // Others see the shared screen: no person's seat moves there.
        if (address.Seat is { } link && joinFlow.Role != Role.RoomSeat)
        {
            var (moved, refused) = await TakeAsync(
                address,
                connected,
                token => SeatMove.TakeAsync(connected, address, link, storage.Seats, token),
                cancellationToken
            );
            if (moved is not null)
            {
                return moved;
            }

            await connected.Entrance.DisposeAsync();
            throw new StopException(Messages.Of(refused!));
        }

        var next = joinFlow;
        for (var screen = 1; ; screen++)
        {
            var flow = next;
            var (seat, refusal) = await TakeAsync(
                address,
                connected,
                token => flow.TakeSeatAsync(connected, address, storage.Seats, token),
                cancellationToken
            );
            if (seat is not null)
            {
                return seat;
            }

            if (refusal!.Code != RefusalCode.NameTaken || joinFlow.Role != Role.RoomSeat || screen == Screens)
            {
                await connected.Entrance.DisposeAsync();
                throw new StopException(Messages.Of(refusal));
            }

            next = joinFlow with { Name = $"{joinFlow.Name} {screen + 1}" };
        }
    }

    private async Task<(SavedSeat? Seat, Refusal? Refusal)> TakeAsync(
        RoomAddress address,
        ConnectResult.Connected connected,
        Func<CancellationToken, Task<(SavedSeat? Seat, Refusal? Refusal)>> take,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await InteractiveTimeout.RunAsync(take, address.Server, time, cancellationToken);
        }
        catch (Exception fault)
        {
            await connected.Entrance.DisposeAsync();
            throw fault switch
            {
                LinkBrokenException broken => new StopException(Messages.Of(broken.Explain(address.Server)), broken),
                SeatInUseException => new StopException(Messages.Of("kept.in_use"), fault),
                IOException or UnauthorizedAccessException => new StopException(
                    Messages.NotWritten(storage.Seats.Folder, fault),
                    fault
                ),
                _ => fault,
            };
        }
    }
}
