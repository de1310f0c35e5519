using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>Reads and copies the set field of a oneof by name: messages that follow each other (asked, state) number the same
/// choices alike.</summary>
public static class Oneofs
{
    /// <summary>Field number of what is set; 0 when nothing is, or the message has no such oneof.</summary>
    public static int NumberOf(IMessage message, string oneof)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message
                .Descriptor.Oneofs.FirstOrDefault(each => each.Name == oneof)
                ?.Accessor.GetCaseFieldDescriptor(message)
                ?.FieldNumber
            ?? 0;
    }

    /// <summary>Sets in one message what is set in the other. Both share the value, which is never changed.</summary>
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
