using ElephantBoard.Link;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Desktop;

/// <summary>The messages of this program.</summary>
internal static class Said
{
    public static string Of(string key, params ReadOnlySpan<(string Hole, object Value)> values) =>
        Sentences.English.Say(key, values);

    public static string Of(Saying saying) =>
        Sentences.English.Say(
            saying.Key,
            [.. saying.Parameters.Select(parameter => (parameter.Key, (object)parameter.Value))]
        );

    public static string Of(Refusal refusal) => Sentences.English.Say(refusal);

    /// <summary>Returns the message for a folder that is not writable.</summary>
    public static string NotWritten(string folder, Exception why) =>
        Of("kept.not_written", ("folder", folder), ("why", why.Message));
}
