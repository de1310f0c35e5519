using ElephantBoard.Link;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Raylib.App;

/// <summary>The messages of this program.</summary>
internal static class Messages
{
    public static string Of(string key, params ReadOnlySpan<(string Hole, object Value)> values) =>
        Sentences.English.Say(key, values);

    public static string Of(LocalizedMessage message) =>
        Sentences.English.Say(
            message.Key,
            [.. message.Parameters.Select(parameter => (parameter.Key, (object)parameter.Value))]
        );

    public static string Of(Refusal refusal) => Sentences.English.Say(refusal);

    /// <summary>Returns the message for a folder that is not writable.</summary>
    public static string NotWritten(string folder, Exception why) =>
        Of("kept.not_written", ("folder", folder), ("why", why.Message));
}
