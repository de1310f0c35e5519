using ElephantBoard.Link;

namespace ElephantBoard.Desktop;

/// <summary>Rooms drawn into files, without a window.</summary>
internal static class Pictures
{
    public static void Draw(string given, string? server, uint? at, string file, SeatFolder seats, Going going) =>
        throw new StopException($"{given}{server}{at}{file}{seats}{going}");
}
