using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Timeline;

/// <summary>Writes any message as its canonical JSON object, based on its descriptor, so that a new field needs no code here.</summary>
/// <remarks>
/// Keys are in ordinal order. Defaults are omitted, and so is a message without any content; a member of a oneof that
/// is set is always written, because which one is set is content. Floating-point numbers and maps have no canonical form.
/// </remarks>
internal static class CanonicalWriter
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> InOrder = new();

    public static void Write(StringBuilder text, IMessage message)
    {
        var fields = InOrder.GetOrAdd(
            message.Descriptor,
            static descriptor =>
                [
                    .. descriptor
                        .Fields.InDeclarationOrder()
                        .OrderBy(static field => field.JsonName, StringComparer.Ordinal),
                ]
        );
        text.Append('{');
        var start = text.Length;
        foreach (var field in fields)
        {
            Write(text, message, field, isFirst: text.Length == start);
        }
        text.Append('}');
    }

    /// <summary>Writes a string as ECMAScript's JSON.stringify does, including quotes.</summary>
    public static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                    {
                        text.Append(c).Append(value[++i]);
                    }
                    else if (c < 0x20 || char.IsSurrogate(c))
                    {
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }
                    break;
            }
        }
        text.Append('"');
    }

    private static void Write(StringBuilder text, IMessage message, FieldDescriptor field, bool isFirst)
    {
        var value = field.Accessor.GetValue(message);
        var isMember = field.ContainingOneof is not null;
        if (isMember ? !field.Accessor.HasValue(message) : IsDefault(field, value))
        {
            return;
        }
        var before = text.Length;
        text.Append(isFirst ? "\"" : ",\"").Append(field.JsonName).Append("\":");
        var start = text.Length;
        if (field.IsRepeated)
        {
            WriteList(text, field, (IList)value);
        }
        else
        {
            WriteOne(text, field, value);
        }
        var isEmptyMessage = field is { IsRepeated: false, FieldType: FieldType.Message } && text.Length == start + 2;
        if (isEmptyMessage && !isMember)
        {
            text.Length = before;
        }
    }

    private static void WriteList(StringBuilder text, FieldDescriptor field, IList values)
    {
        if (field.IsMap)
        {
            throw NoForm(field);
        }
        var separator = '[';
        foreach (var value in values)
        {
            text.Append(separator);
            WriteOne(text, field, value);
            separator = ',';
        }
        text.Append(']');
    }

    private static void WriteOne(StringBuilder text, FieldDescriptor field, object value)
    {
        switch (value)
        {
            case IMessage nested:
                Write(text, nested);
                break;
            case string said:
                Quote(text, said);
                break;
            case ByteString bytes:
                text.Append('"').Append(bytes.ToBase64()).Append('"');
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case ulong or long:
                text.Append(CultureInfo.InvariantCulture, $"\"{value}\"");
                break;
            case uint or int:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case Enum:
                text.Append(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                break;
            default:
                throw NoForm(field);
        }
    }

    private static bool IsDefault(FieldDescriptor field, object? value) =>
        value switch
        {
            null => true,
            IList list => list.Count == 0,
            string said => said.Length == 0,
            ByteString bytes => bytes.IsEmpty,
            bool flag => !flag,
            uint number => number == 0,
            int number => number == 0,
            ulong number => number == 0,
            long number => number == 0,
            Enum => Convert.ToInt32(value, CultureInfo.InvariantCulture) == 0,
            IMessage => false,
            _ => throw NoForm(field),
        };

    private static NotSupportedException NoForm(FieldDescriptor field) =>
        new($"{field.FullName} has no canonical form: use an integer, a string, bytes, an enum or a message.");
}
