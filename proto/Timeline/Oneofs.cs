using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>Reads and copies the set field of a oneof by name. Related messages (asked, state) use the same field numbers for the same
/// choices.</summary>
public static class Oneofs
{
    /// <summary>Returns the number of the set field, or 0 if none is set or the message has no such oneof.</summary>
    public static int NumberOf(IMessage message, string oneof)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message
                .Descriptor.Oneofs.FirstOrDefault(each => each.Name == oneof)
                ?.Accessor.GetCaseFieldDescriptor(message)
                ?.FieldNumber
            ?? 0;
    }

    /// <summary>Sets the field that is set in another message. Both share the value, which must not be changed.</summary>
    public static void Copy(IMessage from, IMessage to, string oneof)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (NumberOf(from, oneof) is not 0 and var number)
        {
            var value = from.Descriptor.FindFieldByNumber(number).Accessor.GetValue(from);
            to.Descriptor.FindFieldByNumber(number).Accessor.SetValue(to, value);
        }
    }
}
