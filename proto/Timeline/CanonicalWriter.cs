using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ElephantBoard.Timeline;

/// <summary>Writes one canonical JSON object. Its caller adds keys in ordinal order; defaults are left out.</summary>
internal sealed class CanonicalWriter
{
    private readonly StringBuilder _text = new("{");

    public CanonicalWriter Add(string key, bool value) => value ? Raw(key, "true") : this;

    public CanonicalWriter Add(string key, long value) =>
        value == 0 ? this : Raw(key, value.ToString(CultureInfo.InvariantCulture));

    public CanonicalWriter AddLong(string key, ulong value) =>
        value == 0 ? this : Raw(key, string.Create(CultureInfo.InvariantCulture, $"\"{value}\""));

    public CanonicalWriter AddLong(string key, long value) =>
        value == 0 ? this : Raw(key, string.Create(CultureInfo.InvariantCulture, $"\"{value}\""));

    public CanonicalWriter AddBytes(string key, ReadOnlySpan<byte> value) =>
        value.IsEmpty ? this : Raw(key, $"\"{Convert.ToBase64String(value)}\"");

    public CanonicalWriter Add(string key, string value)
    {
        if (value.Length == 0)
        {
            return this;
        }
        Name(key);
        Quote(_text, value);
        return this;
    }

    public CanonicalWriter Add(string key, ImmutableArray<uint> values) =>
        values.IsEmpty ? this : Raw(key, $"[{string.Join(',', values)}]");

    public CanonicalWriter Add(string key, ImmutableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return this;
        }
        Name(key);
        var separator = '[';
        foreach (var value in values)
        {
            _text.Append(separator);
            Quote(_text, value);
            separator = ',';
        }
        _text.Append(']');
        return this;
    }

    public CanonicalWriter Add(string key, CanonicalWriter? value) => value is null ? this : Raw(key, value.ToString());

    /// <summary>The object, closed.</summary>
    public override string ToString() => _text.ToString() + "}";

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

    private void Name(string key)
    {
        if (_text.Length > 1)
        {
            _text.Append(',');
        }
        _text.Append('"').Append(key).Append("\":");
    }

    private CanonicalWriter Raw(string key, string value)
    {
        Name(key);
        _text.Append(value);
        return this;
    }
}
