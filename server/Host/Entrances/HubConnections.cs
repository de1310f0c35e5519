using Microsoft.AspNetCore.SignalR;

namespace ElephantBoard.Host.Entrances;

/// <summary>Gives each hub connection its <see cref="HubClient"/>.</summary>
internal sealed class HubConnections(ILogger<DefaultHubLifetimeManager<RoomHub>> logger)
    : DefaultHubLifetimeManager<RoomHub>(logger)
{
    private static readonly object Key = new();

    public static HubClient ClientOf(HubCallerContext caller) => (HubClient)caller.Items[Key]!;

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[Key] = new HubClient(connection);
        return base.OnConnectedAsync(connection);
    }
}
