using ElephantBoard.Link.Replica;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Ribbon;

/// <summary>The texts of the ribbon.</summary>
/// <param name="Short">The address without the code; empty: not shown.</param>
/// <param name="Code">Empty: not shown.</param>
public sealed record RibbonWords(Stage Stage, string Prompt, string Concern, string Short, string Code)
{
    /// <summary>The stages, in their order.</summary>
    public static IReadOnlyList<Stage> Stages { get; } =
    [Stage.Gather, Stage.Spot, Stage.Debrief, Stage.Weigh, Stage.KickOut, Stage.Close];

    /// <summary>Returns the key of a stage's name.</summary>
    public static string KeyOf(Stage stage) =>
        "stage." + System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(stage.ToString());

    internal static RibbonWords Of(RoomView view, RoomSceneOptions options) =>
        new(
            view.Room.Stage,
            view.Room.Prompt,
            view.Room.Concern,
            options.JoinLink is { } link && options.Code.Length > 0 ? Board.Look.QrCode.Short(link) : "",
            options.Code
        );
}
