using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.People;

/// <summary>Draws a person: their department's shape with initials, and their short name below. The position of its object is the
/// middle of the shape.</summary>
public sealed class Figure(Person person, Spot spot) : Renderer
{
    private const float NameType = 17.5f;
    private const float LeastNameType = 12;

    // In smaller shapes letters would touch those of the neighbors.
    private const float LeastForInitials = 12;

    private Person _person = person;
    private Spot _spot = spot;

    public Person Person
    {
        get => _person;
        set => Set(ref _person, value);
    }

    /// <summary>Its size. Its parent positions its object.</summary>
    public Spot Spot
    {
        get => _spot;
        set => Set(ref _spot, value);
    }

    public override Rect Bounds
    {
        get
        {
            var aside = MathF.Max(_spot.Radius * 1.4f, _spot.NameWidth / 2);
            return Rect.FromEdges(-aside, -_spot.Radius * 1.5f, aside, (_spot.Radius * 1.4f) + 30);
        }
    }

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var r = _spot.Radius;
        if (!palette.IsHighContrast)
        {
            var shadow = palette.Shadow.Faded(_person.IsHere ? 0.3f : 0.12f);
            canvas.Ellipse(
                new Rect(-r * 0.95f, (r * 1.02f) - 4, r * 1.9f, r * 0.42f),
                new Paint(shadow) { Blur = 2.5f }
            );
        }

        DepartmentShape.Draw(canvas, _person.Department, Vector2.Zero, r, palette, pale: !_person.IsHere);
        if (r >= LeastForInitials)
        {
            Initials(canvas, palette, r);
        }

        if (_spot.NameWidth > 0)
        {
            Name(canvas, palette, r);
        }
    }

    private void Initials(ICanvas canvas, Palette palette, float r)
    {
        var type = MathF.Max(15.5f, r * (_person.Department % 6 == 3 ? 0.62f : 0.72f));
        var laid = Letters(type);
        // Three letters are smaller than two, so that they stay within the shape.
        for (var most = r * 1.3f; laid.Size.X > most && type > 10; )
        {
            laid = Letters(type -= 1.5f);
        }

        var at = DepartmentShape.LabelAt(_person.Department, Vector2.Zero, r) - (laid.Size / 2);
        var ink = _person.Department == 0 || !_person.IsHere ? palette.Ink : Color.White;
        canvas.Text(laid, at, ink);

        ITextLayout Letters(float size) =>
            Scene.Typesetter.Lay(_person.Initials, new TextStyle(size) { Bold = true }, float.PositiveInfinity);
    }

    private void Name(ICanvas canvas, Palette palette, float r)
    {
        var style = new TextStyle(NameType) { Align = TextAlign.Middle, MaxLines = 1 };
        var name = Scene.Typesetter.Lay(_person.Short, style, _spot.NameWidth);
        // Smaller before it is left out.
        for (var type = NameType - 1.5f; name.IsCut && type >= LeastNameType; type -= 1.5f)
        {
            name = Scene.Typesetter.Lay(_person.Short, style with { Size = type }, _spot.NameWidth);
        }

        // What is cut may be the same for two people; their letters are not.
        if (name.IsCut)
        {
            return;
        }

        var ink = _person.IsHere ? palette.Ink : palette.SoftInk.Faded(0.8f);
        canvas.Text(name, new Vector2(-_spot.NameWidth / 2, (r * 1.24f) + 1), ink);
    }

    private void Set<T>(ref T field, T value)
    {
        if (!EqualityComparer<T>.Default.Equals(field, value))
        {
            field = value;
            Invalidate();
        }
    }
}
