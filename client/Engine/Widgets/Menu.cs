using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A menu of actions. Escape, Tab, or a click outside closes it, and the focus returns to where it was.</summary>
public sealed class Menu : Control
{
    /// <summary>Minimum width; a narrower one would break a reason into too many lines.</summary>
    private const float Widest = 420;
    private const float Narrowest = 220;

    private IReadOnlyList<MenuItem> _items = [];
    private Scope? _scope;
    private float _scroll;

    public override bool IsFocusable => true;

    public IReadOnlyList<MenuItem> Items => _items;

    /// <summary>Index of the row that Enter chooses; -1: none.</summary>
    public int Current { get; private set; } = -1;

    public bool IsOpen => _scope is { IsOpen: true };

    public override Rect Bounds => Rect.At(Vector2.Zero, Size).Grown(Elevation.Reach);

    /// <summary>Opens a menu at a position of a layer and moves it completely into view.</summary>
    public static Menu Open(GameObject layer, string label, Vector2 at, IReadOnlyList<MenuItem> items)
    {
        var view = layer.GetComponent<Tiles.Layer>()?.View.Position ?? Vector2.Zero;
        var (scope, seen) = Scope.Make(layer, label, Color.Transparent, out var veil);
        var menu = scope.GameObject.AddChild("menu").AddComponent(new Menu { Label = label, _items = items });
        menu.Size = Vector2.Min(menu.FittingSize(), Vector2.Max(new Vector2(Narrowest, 80), seen));
        menu.Transform.Position = Vector2.Clamp(at - view, Vector2.Zero, Vector2.Max(Vector2.Zero, seen - menu.Size));
        veil.Clicked = menu.Close;
        scope.Resized += _ => menu.Close();
        menu._scope = scope;
        layer.Scene.Events.BeginModal(scope.GameObject, menu);
        layer.Scene.Events.Focus(menu);
        menu.Go(0, 1);
        return menu;
    }

    public void Close() => _scope?.Close();

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        Elevation.Draw(canvas, area, Theme.Radius, Theme, 3);
        canvas.Save();
        canvas.Clip(area.Grown(-1));
        var top = Theme.Gap - _scroll;
        for (var i = 0; i < _items.Count; i++)
        {
            var row = new Rect(0, top, Size.X, HeightOf(_items[i]));
            Draw(canvas, i, row);
            top = row.Bottom;
        }

        canvas.Restore();
    }

    protected internal override void OnPointerMove(PointerEvent pointer)
    {
        var row = RowAt(pointer);
        if (row >= 0 && row != Current && _items[row].Act is not null)
        {
            Current = row;
            Invalidate();
        }
    }

    protected internal override void OnClick(PointerEvent pointer)
    {
        if (RowAt(pointer) is >= 0 and var row)
        {
            Choose(row);
        }
    }

    protected internal override bool OnWheel(PointerEvent pointer)
    {
        Scroll(_scroll - (pointer.Wheel.Y * Theme.ControlHeight));
        return true;
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        switch (key.Key)
        {
            case Key.Down:
                Go(Current + 1, 1);
                break;
            case Key.Up:
                Go(Current - 1, -1);
                break;
            case Key.Home:
                Go(0, 1);
                break;
            case Key.End:
                Go(_items.Count - 1, -1);
                break;
            case Key.Enter or Key.Space:
                Choose(Current);
                break;
            case Key.Escape or Key.Tab:
                Close();
                break;
        }

        return true;
    }

    protected internal override void OnDisable() => _scope?.End();

    private void Draw(ICanvas canvas, int i, Rect row)
    {
        var item = _items[i];
        if (item.IsApart && i > 0)
        {
            canvas.Rectangle(new Rect(2 * Theme.Gap, row.Y - 0.5f, Size.X - (4 * Theme.Gap), 1), Theme.SoftLine);
        }

        if (i == Current)
        {
            var lit = Rect.FromEdges(5, row.Y + 1, Size.X - 5, row.Bottom - 1);
            canvas.RoundRectangle(lit, Theme.Radius - 4, Color.Mix(Theme.Surface, Theme.Accent, 0.16f));
            canvas.RoundRectangle(lit with { Width = 4 }, 2, Theme.Accent);
        }

        var (text, keys, why) = Lay(item);
        var ink = item.Act is null ? Theme.SoftInk : Theme.Ink;
        var top = row.Y + ((row.Height - text.Size.Y - (item.Why.Length > 0 ? why.Size.Y : 0)) / 2);
        canvas.Text(text, new Vector2(2.2f * Theme.Gap, top), ink);
        canvas.Text(keys, new Vector2(Size.X - keys.Size.X - (2 * Theme.Gap), top + 1), Theme.SoftInk);
        if (item.Why.Length > 0)
        {
            canvas.Text(why, new Vector2(2.2f * Theme.Gap, top + text.Size.Y), Theme.SoftInk);
        }
    }

    /// <summary>Returns the first enabled row from a row on, in a direction, wrapping around.</summary>
    private void Go(int from, int step)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            var row = (((from + (i * step)) % _items.Count) + _items.Count) % _items.Count;
            if (_items[row].Act is not null)
            {
                Current = row;
                Reveal(row);
                break;
            }
        }

        Invalidate();
    }

    private void Reveal(int row)
    {
        var top = _items.Take(row).Sum(HeightOf);
        Scroll(Math.Clamp(_scroll, top + HeightOf(_items[row]) + (2 * Theme.Gap) - Size.Y, MathF.Max(0, top)));
    }

    private void Scroll(float to)
    {
        var max = MathF.Max(0, _items.Sum(HeightOf) + (2 * Theme.Gap) - Size.Y);
        _scroll = Math.Clamp(to, 0, max);
        Invalidate();
    }

    private void Choose(int row)
    {
        if (row >= 0 && _items[row].Act is { } act)
        {
            Close();
            act();
        }
    }

    private int RowAt(PointerEvent pointer)
    {
        var top = Theme.Gap - _scroll;
        for (var i = 0; i < _items.Count && Rect.At(Vector2.Zero, Size).Contains(pointer.Local); i++)
        {
            var bottom = top + HeightOf(_items[i]);
            if (pointer.Local.Y >= top && pointer.Local.Y < bottom)
            {
                return i;
            }

            top = bottom;
        }

        return -1;
    }

    private float HeightOf(MenuItem item) =>
        item.Why.Length == 0 ? Theme.ControlHeight : Lay(item).Why.Size.Y + Theme.ControlHeight - 6;

    private Vector2 FittingSize()
    {
        var wide = _items.Count == 0 ? 0 : _items.Max(item => Lay(item).Text.Size.X + Lay(item).Keys.Size.X);
        var why = _items.Any(item => item.Why.Length > 0) ? Widest - (5 * Theme.Gap) : 0;
        return new Vector2(
            Math.Clamp(MathF.Max(wide, why) + (7 * Theme.Gap), Narrowest, Widest),
            _items.Sum(HeightOf) + (2 * Theme.Gap)
        );
    }

    private (ITextLayout Text, ITextLayout Keys, ITextLayout Why) Lay(MenuItem item)
    {
        var style = new TextStyle(Theme.TextSize) { MaxLines = 1 };
        var keys = Scene.Typesetter.Lay(
            item.Keys,
            new TextStyle(Theme.SmallTextSize) { MaxLines = 1 },
            float.PositiveInfinity
        );
        return (
            Scene.Typesetter.Lay(item.Label, style, Widest - (5 * Theme.Gap) - keys.Size.X),
            keys,
            Scene.Typesetter.Lay(item.Why, new TextStyle(Theme.SmallTextSize), Widest - (5 * Theme.Gap))
        );
    }
}
