using System.Numerics;
using ElephantBoard.Board;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Skia.Drawing;
using ElephantBoard.Skia.Text;
using ElephantBoard.V1;

namespace ElephantBoard.Raylib.App;

/// <summary>Draws rooms to files, without a window.</summary>
internal sealed class Pictures(JoinService joinService)
{
    private static readonly Vector2 Size = new(1920, 1080);

    /// <param name="place">The place of the timeline; null for the current room.</param>
    /// <param name="file">The file; its extension selects the format: .png, .svg, .pdf.</param>
    /// <returns>A sentence about what was drawn.</returns>
    /// <exception cref="StopException">It cannot be drawn; the message says why.</exception>
    public async Task<string> DrawAsync(
        string given,
        string? server,
        uint? place,
        string file,
        Settings settings,
        CancellationToken cancellationToken
    )
    {
        var write = WriterOf(file);
        var (address, connection) = await joinService.FindAsync(given, server, cancellationToken);
        await using var entrance = connection.Entrance;
        var seat = await joinService.LookAsync(address, connection, cancellationToken);
        var view = await ViewAsync(entrance, address.Server, seat.Membership!, place, cancellationToken);
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        var options = new RoomSceneOptions { Source = new Recording(view.Epoch, []), Palette = settings.Palette };
        using var drawn = new MemoryStream();
        write(drawn, canvas => RoomPicture.Draw(canvas, typesetter, view, options, Size));
        try
        {
            await File.WriteAllBytesAsync(file, drawn.ToArray(), cancellationToken);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new StopException(Messages.Of("desktop.not_drawn", ("file", file), ("why", why.Message)), why);
        }

        return Messages.Of("desktop.drawn", ("file", file), ("room", view.Room.Name), ("place", view.Place.Sequence));
    }

    private static Action<Stream, Action<ICanvas>> WriterOf(string file) =>
        Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".PNG" => static (into, draw) => Picture.Png(into, Size.X, Size.Y, 1, draw),
            ".SVG" => static (into, draw) => Picture.Svg(into, Size.X, Size.Y, draw),
            ".PDF" => static (into, draw) => Picture.Pdf(into, Size.X, Size.Y, [draw]),
            _ => throw new StopException(Messages.Of("desktop.no_picture")),
        };

    private static async Task<RoomView> ViewAsync(
        IEntrance entrance,
        Uri server,
        Membership membership,
        uint? place,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var answer = place is { } at
                ? await entrance.GetStateAtAsync(membership, at, cancellationToken)
                : await entrance.GetCheckpointAsync(membership, cancellationToken);
            if (answer.Refusal?.Code == RefusalCode.NoPlace)
            {
                var now = await entrance.GetCheckpointAsync(membership, cancellationToken);
                throw new StopException(Messages.Of("desktop.no_place", ("last", now.Checkpoint?.Place.Sequence ?? 1)));
            }

            // A wrong fingerprint counts as unreadable.
            return answer.Checkpoint is { } checkpoint && RoomView.Of(checkpoint) is { } view
                ? view
                : throw new StopException(Messages.Of(answer.Refusal ?? new() { Code = RefusalCode.RoomUnreadable }));
        }
        catch (LinkBrokenException broken)
        {
            throw new StopException(Messages.Of(broken.Explain(server)), broken);
        }
    }
}
