using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>The line below an elephant's text: what it hurts, whom it stands between, returns, and a claimed author.</summary>
internal sealed class PieceFoot
{
    private const float Gap = 10;

    private readonly List<List<Item>> _rows =
    [
        [],
    ];
    private readonly float _type;
    private readonly float _width;

    // Height of a row of words, and of a row of marks only.
    private readonly float _row;
    private readonly ITextLayout? _author;

    public PieceFoot(ITypesetter typesetter, PieceFace face, float width)
    {
        var (elephant, size) = (face.Elephant, face.Size);
        (_type, _width) = (size.Foot, width);
        Fill(typesetter, elephant, size.Words);
        if (size.Words && _rows.Count > 2)
        {
            _rows.Clear();
            _rows.Add([]);
            Fill(typesetter, elephant, words: false);
        }

        _row = _type * (size.Words ? 1.3f : 0.9f);
        _author = face.Author is { } author
            ? typesetter.Lay(author, new TextStyle(_type) { Bold = true, MaxLines = 1 }, width)
            : null;
        _rows.RemoveAll(row => row.Count == 0);
    }

    public float Height => (_rows.Count * _row) + (_author?.Size.Y ?? 0);

    /// <param name="top">Middle of its upper edge.</param>
    public void Draw(ICanvas canvas, Vector2 top, Palette palette)
    {
        var y = top.Y;
        foreach (var row in _rows)
        {
            var x = top.X - ((row.Sum(item => item.Width) + ((row.Count - 1) * Gap)) / 2);
            foreach (var item in row)
            {
                // Items are centered in a line of their type.
                item.Draw(canvas, new Vector2(x, y + ((_row - (_type * 1.3f)) / 2)), palette);
                x += item.Width + Gap;
            }

            y += _row;
        }

        if (_author is not null)
        {
            canvas.Text(_author, new Vector2(top.X - (_author.Size.X / 2), y), Tokens.ElephantInk);
        }
    }

    private void Fill(ITypesetter typesetter, Elephant elephant, bool words)
    {
        var style = new TextStyle(_type) { MaxLines = 1 };
        foreach (var (bit, word, mark) in Tokens.Hurts)
        {
            if ((elephant.Hurts & bit) != 0)
            {
                Put(
                    Item.Of(
                        mark,
                        words ? typesetter.Lay(Sentences.English.Hurt(word), style, float.PositiveInfinity) : null,
                        _type
                    )
                );
            }
        }

        if (elephant.Between != Standing.Unspecified)
        {
            Put(Item.Of(elephant.Between, _type));
        }

        if (elephant.Returns > 0)
        {
            Put(
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
        if (row.Count > 0 && row.Sum(each => each.Width) + (row.Count * Gap) + item.Width > _width)
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
                        r * 3.4f,
                        (canvas, at, palette) =>
                        {
                            var middle = at + new Vector2(r * 1.7f, type * 0.65f);
                            canvas.RoundRectangle(
                                Rect.At(middle - new Vector2(r * 1.6f), new Vector2(r * 3.2f)),
                                r * 0.7f,
                                Paint.Line(Tokens.ElephantInk, 1.5f)
                            );
                            DepartmentShape.Draw(canvas, departments[0], middle, r * 0.86f, palette);
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
