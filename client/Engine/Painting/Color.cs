using System.Globalization;

namespace ElephantBoard.Engine.Painting;

/// <summary>A color in sRGB, not premultiplied.</summary>
public readonly record struct Color(byte R, byte G, byte B, byte A = 255)
{
    public static readonly Color Transparent;
    public static readonly Color White = new(255, 255, 255);
    public static readonly Color Black = new(0, 0, 0);

    /// <summary>Reads <c>#RRGGBB</c> or <c>#RRGGBBAA</c>.</summary>
    /// <exception cref="FormatException">The text has neither form.</exception>
    public static Color Parse(string text)
    {
        if (text is not ['#', .. var digits] || digits.Length is not (6 or 8))
        {
            throw new FormatException($"'{text}' is no colour; write #RRGGBB or #RRGGBBAA.");
        }

        var value = uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        value = digits.Length == 6 ? (value << 8) | 255 : value;
        return new Color((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    public Color Faded(float opacity) => this with { A = (byte)Math.Clamp(MathF.Round(A * opacity), 0, 255) };

    /// <summary>Mixes two colors; 0 is <paramref name="from"/>, 1 is <paramref name="to"/>.</summary>
    public static Color Mix(Color from, Color to, float share)
    {
        var part = Math.Clamp(share, 0, 1);
        return new Color(
            Between(from.R, to.R, part),
            Between(from.G, to.G, part),
            Between(from.B, to.B, part),
            Between(from.A, to.A, part)
        );
    }

    private static byte Between(byte from, byte to, float share) => (byte)MathF.Round(from + ((to - from) * share));
}
