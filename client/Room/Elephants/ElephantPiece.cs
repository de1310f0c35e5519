using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Showing.Look;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Elephants;

/// <summary>An elephant on the floor: its note with ears and trunk. Its object's place is its middle, in room units; what is done
/// with it, tools listen to.</summary>
public sealed class ElephantPiece : Widget
{
    private Elephant _elephant;
    private string? _text;
    private bool _isSelected;

    public ElephantPiece(Elephant elephant, string? text)
    {
        (_elephant, _text) = (elephant, text);
        Size = new Vector2(212, 128);
    }

    /// <summary>Raised for what people do with this piece: the tool that is in hand decides what it means.</summary>
    public event Action<ElephantPiece, PieceInput>? Handled;

    public Elephant Elephant => _elephant;

    /// <summary>Null: hidden or erased.</summary>
    public string? Text => _text;

    public override bool IsFocusable => true;

    /// <summary>The note's, without ears and trunk; round its origin.</summary>
    public Rect Note => Rect.At(-Size / 2, Size);

    public override Rect Bounds => Note.Grown(48);

    /// <summary>Chosen, for what is done next.</summary>
    public bool IsSelected
    {
        get => _isSelected;
        set
        {
            if (_isSelected != value)
            {
                _isSelected = value;
                Invalidate();
            }
        }
    }

    public void Show(Elephant elephant, string? text)
    {
        if (_elephant != elephant || _text != text)
        {
            (_elephant, _text) = (elephant, text);
            Label = text ?? "";
            Invalidate();
        }
    }

    public override bool Covers(Vector2 point) => Note.Contains(point);

    public override void Draw(ICanvas canvas)
    {
        var (body, ear) = Tokens.ElephantColours[(int)(_elephant.Colour + 5) % Tokens.ElephantColours.Length];
        canvas.RoundRectangle(Note, 22, body);
        canvas.RoundRectangle(Note, 22, Paint.Line(ear, 2));
        var text = Scene.Typesetter.Lay(_text ?? "", new TextStyle(22) { MaxLines = 4 }, Size.X - 24);
        canvas.Text(text, Note.Position + new Vector2(12), Tokens.ElephantInk);
    }

    protected override void OnPointerDown(PointerEvent pointer) => Handle(PieceInput.Kind.Down, pointer);

    protected override void OnClick(PointerEvent pointer) => Handle(PieceInput.Kind.Click, pointer);

    protected override void OnDragStart(PointerEvent pointer) => Handle(PieceInput.Kind.DragStart, pointer);

    protected override void OnDrag(PointerEvent pointer) => Handle(PieceInput.Kind.Drag, pointer);

    protected override void OnDragEnd(PointerEvent pointer, bool cancelled) =>
        Handle(cancelled ? PieceInput.Kind.DragCancelled : PieceInput.Kind.DragEnd, pointer);

    protected override bool OnKey(KeyEvent key)
    {
        var input = new PieceInput(PieceInput.Kind.Key, null, key);
        Handled?.Invoke(this, input);
        return input.IsUsed;
    }

    private void Handle(PieceInput.Kind what, PointerEvent pointer) =>
        Handled?.Invoke(this, new PieceInput(what, pointer, null));
}
