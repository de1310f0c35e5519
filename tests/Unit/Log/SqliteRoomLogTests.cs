using ElephantBoard.Log;

namespace ElephantBoard.Tests.Unit.Log;

public sealed class SqliteRoomLogTests : RoomLogContract
{
    private readonly DataFolderOfTest _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override async Task<IRoomLog> OpenAsync() => await _folder.OpenAsync();
}
