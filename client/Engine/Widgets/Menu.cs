using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Acts to choose from. Escape, Tab or a click beside it closes it; the focus goes back to where it was.</summary>
public sealed class Menu : Control
{
    private IReadOnlyList<MenuItem> _items = [];
    private GameObject? _scope;
    private Widget? _focusBefore;

    public override bool IsFocusable => true;

    public IReadOnlyList<MenuItem> Items => _items;

    /// <summary>The line that Enter chooses; -1: none.</summary>
    public int Current { get; private set; } = -1;

    public bool IsOpen => _scope is not null;

    /// <summary>Opens a menu at a place of a layer; it moves so that all of it is in view.</summary>
    public static Menu Open(GameObject layer, string label, Vector2 at, IReadOnlyList<MenuItem> items)
    {
        var view = layer.GetComponent<Tiles.Layer>()?.View.Position ?? Vector2.Zero;
        var (scope, seen) = Scope.Make(layer, label, Color.Transparent, out var veil);
        var panel = scope.AddChild("menu");
        var menu = panel.AddComponent(new Menu { Label = label, _items = items });
        menu.Size = menu.FittingSize();
        panel.Transform.Position = Vector2.Clamp(at - view, Vector2.Zero, Vector2.Max(Vector2.Zero, seen - menu.Size));
        veil.Clicked = menu.Close;
        menu._scope = scope;
        menu._focusBefore = layer.Scene.Events.Focused;
        layer.Scene.Events.BeginModal(scope, menu);
        layer.Scene.Events.Focus(menu);
        menu.Go(0, 1);
        return menu;
    }

    public void Close()
    {
        if (_scope is not { } scope)
        {
            return;
        }

        _scope = null;
        Scene.Events.EndModal(scope);
        if (_focusBefore is { IsAlive: true } before)
        {
            Scene.Events.Focus(before);
        }

        scope.Destroy();
    }

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        canvas.RoundRectangle(area, Theme.Radius, Theme.Surface);
        canvas.RoundRectangle(area.Grown(-0.75f), Theme.Radius, Paint.Line(Theme.Line, 1.5f));
        for (var i = 0; i < _items.Count; i++)
        {
            var row = new Rect(0, Theme.Gap + (i * Theme.ControlHeight), Size.X, Theme.ControlHeight);
            if (i == Current)
            {
                canvas.Rectangle(row.Grown(-2), Theme.Selection);
                canvas.Rectangle(row with { Width = 4 }, Theme.Accent);
            }

            var (text, keys) = Lay(_items[i]);
            var ink = _items[i].Act is null ? Theme.SoftInk : Theme.Ink;
            var top = row.Y + ((row.Height - text.Size.Y) / 2);
            canvas.Text(text, new Vector2(2 * Theme.Gap, top), ink);
            canvas.Text(keys, new Vector2(Size.X - keys.Size.X - (2 * Theme.Gap), top), Theme.SoftInk);
        }
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

    protected internal override void OnDisable()
    {
        if (_scope is { } scope)
        {
            _scope = null;
            Scene.Events.EndModal(scope);
        }
    }

    /// <summary>The first line that can be chosen from a row on, in a direction, round the end.</summary>
    private void Go(int from, int step)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            var row = (((from + (i * step)) % _items.Count) + _items.Count) % _items.Count;
            if (_items[row].Act is not null)
            {
                Current = row;
                break;
            }
        }

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
        var row = (int)MathF.Floor((pointer.Local.Y - Theme.Gap) / Theme.ControlHeight);
        return row >= 0 && row < _items.Count && Rect.At(Vector2.Zero, Size).Contains(pointer.Local) ? row : -1;
    }

    private Vector2 FittingSize()
    {
        var wide = _items.Count == 0 ? 0 : _items.Max(item => Lay(item).Text.Size.X + Lay(item).Keys.Size.X);
        return new Vector2(wide + (8 * Theme.Gap), (_items.Count * Theme.ControlHeight) + (2 * Theme.Gap));
    }

    private (ITextLayout Text, ITextLayout Keys) Lay(MenuItem item)
    {
        var style = new TextStyle(Theme.TextSize) { MaxLines = 1 };
        return (
            Scene.Typesetter.Lay(item.Label, style, float.PositiveInfinity),
            Scene.Typesetter.Lay(item.Keys, style, float.PositiveInfinity)
        );
    }
}
