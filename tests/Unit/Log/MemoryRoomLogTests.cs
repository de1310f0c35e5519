using ElephantBoard.Log;

namespace ElephantBoard.Tests.Unit.Log;

public sealed class MemoryRoomLogTests : RoomLogContract
{
    protected override Task<IRoomLog> OpenAsync() => Task.FromResult<IRoomLog>(new MemoryRoomLog());
}
