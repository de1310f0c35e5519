using System.Collections;
using ElephantBoard.Timeline;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>Makes messages in which every field is set.</summary>
internal static class Filled
{
    /// <param name="variant">Which member of each oneof is set.</param>
    public static T Message<T>(int variant)
        where T : IMessage, new()
    {
        var message = new T();
        Fill(message, variant);
        return message;
    }

    /// <summary>Returns the value of a field: not a default, and different for each field of a message.</summary>
    public static object Value(FieldDescriptor field) => Value(field, 0);

    private static void Fill(IMessage message, int variant)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.ContainingOneof is { } choice && choice.Fields[variant % choice.Fields.Count] != field)
            {
                continue;
            }
            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(Value(field, variant));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, variant));
            }
        }
    }

    private static object Value(FieldDescriptor field, int variant)
    {
        var n = field.FieldNumber;
        switch (field.FieldType)
        {
            case FieldType.Bool:
                return true;
            case FieldType.String:
                return $"text {n}";
            case FieldType.Bytes:
                // A wording's id, in most places.
                return ByteString.CopyFrom([.. Enumerable.Repeat((byte)n, WordingId.Size)]);
            case FieldType.UInt32 or FieldType.Fixed32:
                return (uint)n;
            case FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32:
                return -n;
            case FieldType.UInt64 or FieldType.Fixed64:
                return ulong.MaxValue - (ulong)n;
            case FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64:
                return long.MinValue + n;
            case FieldType.Enum:
                var values = field.EnumType.Values;
                return Enum.ToObject(field.EnumType.ClrType, values[1 + (n % (values.Count - 1))].Number);
            case FieldType.Message:
                var nested = field.MessageType.Parser.ParseFrom([]);
                Fill(nested, variant);
                return nested;
            default:
                throw new NotSupportedException($"{field.FullName} has no canonical form.");
        }
    }
}
