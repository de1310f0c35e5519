using ElephantBoard.Link.Replica;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Ribbon;

/// <summary>What the ribbon says.</summary>
/// <param name="Short">Where one joins, without the code; empty: not said.</param>
/// <param name="Code">Empty: not said.</param>
public sealed record RibbonWords(Stage Stage, string Prompt, string Concern, string Short, string Code)
{
    /// <summary>The stages, in their order.</summary>
    public static IReadOnlyList<Stage> Stages { get; } =
    [Stage.Gather, Stage.Spot, Stage.Debrief, Stage.Weigh, Stage.KickOut, Stage.Close];

    /// <summary>Key of a stage's word.</summary>
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
