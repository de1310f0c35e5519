using System.Text;
using Google.Protobuf;

namespace ElephantBoard.Link.Transports;

/// <summary>Converts proto3 JSON for hub and REST. Ignores fields that this build does not know.</summary>
internal static class Wire
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static byte[] Format(IMessage message) => Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(message));

    /// <exception cref="LinkBrokenException">The text is not the JSON of such a message.</exception>
    public static T Parse<T>(string json)
        where T : IMessage<T>, new()
    {
        try
        {
            return Parser.Parse<T>(json);
        }
        catch (Exception broken) when (broken is InvalidProtocolBufferException or InvalidJsonException)
        {
            // The exception has no content, because it may contain users' texts.
            throw new LinkBrokenException($"The server sent something that is no {typeof(T).Name}.")
            {
                IsAnswered = true,
            };
        }
    }
}
