using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Panels;

/// <summary>Icons, drawn as strokes on 24 × 24 units.</summary>
internal static class Icons
{
    public static Outline Cross { get; } = new Outline().MoveTo(6, 6).LineTo(18, 18).MoveTo(18, 6).LineTo(6, 18);

    public static Outline Plus { get; } = new Outline().MoveTo(12, 5).LineTo(12, 19).MoveTo(5, 12).LineTo(19, 12);

    public static Outline Minus { get; } = new Outline().MoveTo(5, 12).LineTo(19, 12);

    /// <summary>Four corners: show everything.</summary>
    public static Outline Whole { get; } =
        new Outline()
            .MoveTo(4, 9)
            .LineTo(4, 4)
            .LineTo(9, 4)
            .MoveTo(15, 4)
            .LineTo(20, 4)
            .LineTo(20, 9)
            .MoveTo(20, 15)
            .LineTo(20, 20)
            .LineTo(15, 20)
            .MoveTo(9, 20)
            .LineTo(4, 20)
            .LineTo(4, 15);

    public static Outline Pencil { get; } =
        new Outline()
            .MoveTo(4, 20)
            .LineTo(5, 15.5f)
            .LineTo(16, 4.5f)
            .LineTo(19.5f, 8)
            .LineTo(8.5f, 19)
            .Close()
            .MoveTo(13.5f, 7)
            .LineTo(17, 10.5f);

    public static Outline Search { get; } =
        new Outline()
            .MoveTo(17, 10.5f)
            .CubicTo(17, 14.1f, 14.1f, 17, 10.5f, 17)
            .CubicTo(6.9f, 17, 4, 14.1f, 4, 10.5f)
            .CubicTo(4, 6.9f, 6.9f, 4, 10.5f, 4)
            .CubicTo(14.1f, 4, 17, 6.9f, 17, 10.5f)
            .MoveTo(15.3f, 15.3f)
            .LineTo(20, 20);

    public static Outline Keyboard { get; } =
        new Outline()
            .MoveTo(3, 6)
            .LineTo(21, 6)
            .LineTo(21, 18)
            .LineTo(3, 18)
            .Close()
            .MoveTo(7, 14.5f)
            .LineTo(17, 14.5f)
            .MoveTo(6.5f, 10)
            .LineTo(7, 10)
            .MoveTo(11.8f, 10)
            .LineTo(12.2f, 10)
            .MoveTo(17, 10)
            .LineTo(17.5f, 10);

    /// <summary>A panel at the right side.</summary>
    public static Outline Panel { get; } =
        new Outline()
            .MoveTo(3, 5)
            .LineTo(21, 5)
            .LineTo(21, 19)
            .LineTo(3, 19)
            .Close()
            .MoveTo(14.5f, 5)
            .LineTo(14.5f, 19);

    public static Outline Up { get; } = new Outline().MoveTo(6, 15).LineTo(12, 9).LineTo(18, 15);

    public static Outline Down { get; } = new Outline().MoveTo(6, 9).LineTo(12, 15).LineTo(18, 9);

    public static Outline Tick { get; } = new Outline().MoveTo(5, 12.5f).LineTo(10, 17.5f).LineTo(19, 7);

    /// <summary>Attention: a stroke and a dot.</summary>
    public static Outline Mark { get; } = new Outline().MoveTo(12, 5).LineTo(12, 14).MoveTo(12, 18.6f).LineTo(12, 19);

    /// <summary>Information: a dot and a stroke.</summary>
    public static Outline Told { get; } = new Outline().MoveTo(12, 5).LineTo(12, 5.4f).MoveTo(12, 10).LineTo(12, 19);
}
