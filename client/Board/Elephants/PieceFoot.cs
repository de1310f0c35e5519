using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>What an elephant shows besides its text: what it hurts, whom it stands between, returns, and a claimed author. All of it is
/// below the text where marks have words; otherwise the marks are beside the face, and only the author is below the text.</summary>
internal sealed class PieceFoot
{
    private const float Gap = 10;
    private const float Near = 4;

    private readonly List<List<Item>> _rows =
    [
        [],
    ];
    private readonly List<Item> _left = [];
    private readonly List<Item> _right = [];
    private readonly float _type;
    private readonly float _width;
    private readonly float _row;
    private readonly ITextLayout? _author;

    /// <param name="width">Of a line below the text.</param>
    public PieceFoot(ITypesetter typesetter, PieceFace face, float width)
    {
        var size = face.Size;
        (_type, _width, _row) = (size.Foot, width, size.Foot * 1.3f);
        if (size.IsFixed)
        {
            return;
        }

        if (size.Words)
        {
            Fill(typesetter, face.Elephant, words: true, Put, Put);
            if (_rows.Count > 2)
            {
                _rows.Clear();
                _rows.Add([]);
                Fill(typesetter, face.Elephant, words: false, Put, Put);
            }
        }
        else
        {
            Fill(typesetter, face.Elephant, words: false, _left.Add, _right.Add);
        }

        _author = face.Author is { } author
            ? typesetter.Lay(author, new TextStyle(_type) { Bold = true, MaxLines = 1 }, width)
            : null;
        _rows.RemoveAll(row => row.Count == 0);
    }

    /// <summary>Height of what is below the text.</summary>
    public float Height => (_rows.Count * _row) + (_author?.Size.Y ?? 0);

    /// <param name="top">Middle of its upper edge.</param>
    public void Draw(ICanvas canvas, Vector2 top, Palette palette)
    {
        var y = top.Y;
        foreach (var row in _rows)
        {
            var x = top.X - (WidthOf(row) / 2);
            foreach (var item in row)
            {
                item.Draw(canvas, new Vector2(x, y), palette);
                x += item.Width + Gap;
            }

            y += _row;
        }

        if (_author is not null)
        {
            canvas.Text(_author, new Vector2(top.X - (_author.Size.X / 2), y), Tokens.ElephantInk);
        }
    }

    /// <summary>Draws the marks at both sides of the face, as far as they fit there.</summary>
    public void DrawBeside(ICanvas canvas, Rect note, PieceSize size, Palette palette)
    {
        // The eyes are up to 40 from the middle.
        var wide = (note.Width / 2) - (44 * size.Limbs) - size.Padding;
        var y = note.Y + (size.Forehead * 0.62f) - (_type * 0.65f);
        Side(_left, note.X + size.Padding, 1);
        Side(_right, note.Right - size.Padding, -1);

        void Side(List<Item> items, float edge, int way)
        {
            var used = 0f;
            foreach (var item in items.TakeWhile(item => used + item.Width <= wide))
            {
                item.Draw(canvas, new Vector2(way > 0 ? edge + used : edge - used - item.Width, y), palette);
                used += item.Width + Near;
            }
        }
    }

    private static float WidthOf(List<Item> row) => row.Sum(item => item.Width) + ((row.Count - 1) * Gap);

    private void Fill(ITypesetter typesetter, Elephant elephant, bool words, Action<Item> hurts, Action<Item> others)
    {
        var style = new TextStyle(_type) { MaxLines = 1 };
        foreach (var (bit, word, mark) in Tokens.Hurts)
        {
            if ((elephant.Hurts & bit) != 0)
            {
                var said = words ? typesetter.Lay(Sentences.English.Hurt(word), style, float.PositiveInfinity) : null;
                hurts(Item.Of(mark, said, _type));
            }
        }

        if (elephant.Between != Standing.Unspecified)
        {
            others(Item.Of(elephant.Between, _type));
        }

        if (elephant.Returns > 0)
        {
            others(
                Item.Of(
                    typesetter.Lay($"{elephant.Returns}", style with { Bold = true }, float.PositiveInfinity),
                    _type
                )
            );
        }
    }

    private void Put(Item item)
    {
        var row = _rows[^1];
        if (row.Count > 0 && WidthOf(row) + Gap + item.Width > _width)
        {
            _rows.Add([item]);
        }
        else
        {
            row.Add(item);
        }
    }

    private sealed record Item(float Width, Action<ICanvas, Vector2, Palette> Draw)
    {
        public static Item Of(ITextLayout text) =>
            new(text.Size.X, (canvas, at, _) => canvas.Text(text, at, Tokens.ElephantInk));

        /// <summary>Draws a mark and its meaning.</summary>
        public static Item Of(string mark, ITextLayout? word, float type)
        {
            var side = type * 0.72f;
            return new(
                side + (word is null ? 0 : word.Size.X + 5),
                (canvas, at, _) =>
                {
                    HurtMark.Draw(canvas, mark, at + new Vector2(side / 2, type * 0.66f), side, Tokens.ElephantInk);
                    if (word is not null)
                    {
                        canvas.Text(word, at + new Vector2(side + 5, 0), Tokens.ElephantInk);
                    }
                }
            );
        }

        /// <summary>Two shapes with a line between them; one with a bar at either side: inside; three small ones: everyone.</summary>
        public static Item Of(Standing between, float type)
        {
            var r = type * 0.42f;
            var departments = between.Departments;
            return between.Everyone
                    ? new(
                        r * 6.6f,
                        (canvas, at, palette) =>
                        {
                            for (var i = 0u; i < 3; i++)
                            {
                                var middle = at + new Vector2(r * (1.1f + (2.2f * i)), type * 0.65f);
                                DepartmentShape.Draw(canvas, i + 1, middle, r * 0.86f, palette);
                            }
                        }
                    )
                : departments.Length == 1
                    ? new(
                        r * 2.8f,
                        (canvas, at, palette) =>
                        {
                            var middle = at + new Vector2(r * 1.4f, type * 0.65f);
                            canvas.RoundRectangle(
                                Rect.At(middle - new Vector2(r * 1.35f), new Vector2(r * 2.7f)),
                                r * 0.6f,
                                Paint.Line(Tokens.ElephantInk, MathF.Max(1.2f, r * 0.2f))
                            );
                            DepartmentShape.Draw(canvas, departments[0], middle, r * 0.74f, palette);
                        }
                    )
                : new(
                    r * 6.2f,
                    (canvas, at, palette) =>
                    {
                        var y = at.Y + (type * 0.65f);
                        canvas.Line(
                            new Vector2(at.X + (r * 2), y),
                            new Vector2(at.X + (r * 4.2f), y),
                            Paint.Line(Tokens.ElephantInk, MathF.Max(1.5f, r * 0.24f))
                        );
                        DepartmentShape.Draw(canvas, departments[0], new Vector2(at.X + (r * 1.1f), y), r, palette);
                        DepartmentShape.Draw(canvas, departments[1], new Vector2(at.X + (r * 5.1f), y), r, palette);
                    }
                );
        }

        /// <summary>Draws an arrow that turns back, and the number of returns.</summary>
        public static Item Of(ITextLayout count, float type)
        {
            var s = type / 17.5f;
            return new(
                (18 * s) + count.Size.X,
                (canvas, at, _) =>
                {
                    var middle = at + new Vector2(8 * s, type * 0.65f);
                    var line = Paint.Line(Tokens.ElephantInk, 2.2f * s);
                    Vector2 At(float x, float y) => middle + (new Vector2(x, y) * s);
                    canvas.Path(
                        new Outline()
                            .MoveTo(At(-6, -3).X, At(-6, -3).Y)
                            .LineTo(At(2, -3).X, At(2, -3).Y)
                            .CubicTo(At(8, -3).X, At(8, -3).Y, At(8, 6).X, At(8, 6).Y, At(2, 6).X, At(2, 6).Y)
                            .LineTo(At(-2, 6).X, At(-2, 6).Y),
                        line
                    );
                    canvas.Path(
                        new Outline()
                            .MoveTo(At(-2, -7).X, At(-2, -7).Y)
                            .LineTo(At(-6.5f, -3).X, At(-6.5f, -3).Y)
                            .LineTo(At(-2, 1).X, At(-2, 1).Y),
                        line
                    );
                    canvas.Text(count, at + new Vector2(18 * s, 0), Tokens.ElephantInk);
                }
            );
        }
    }
}
