using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>Shows an elephant on the floor. The position of its object is the middle of its note, in room units. Tools handle its
/// input.</summary>
public sealed class ElephantPiece : Widget
{
    private PieceFace _face;
    private PieceLayout? _layout;
    private bool _isSelected;
    private bool _isLifted;
    private PieceHolder? _holder;
    private float _least = NoteGrid.LeastType;
    private bool _isWhole;

    public ElephantPiece(PieceFace face)
    {
        _face = face;
        Label = face.Text ?? "";
    }

    /// <summary>Fires for each input on this piece. The current tool handles it.</summary>
    public event Action<ElephantPiece, PieceInput>? Handled;

    public Elephant Elephant => _face.Elephant;

    /// <summary>The text, or null if it is hidden or erased.</summary>
    public string? Text => _face.Text;

    /// <summary>The visible state of the elephant.</summary>
    public PieceFace Face
    {
        get => _face;
        set
        {
            if (_face != value)
            {
                _face = value;
                _layout = null;
                Label = value.Text ?? "";
                Invalidate();
            }
        }
    }

    public override bool IsFocusable => true;

    /// <summary>Its resting position: its place in the room, moved so that the whole note is visible.</summary>
    public Vector2 Stand => StandAt(Elephant);

    /// <summary>The area of the note without ears and trunk, around its origin.</summary>
    public Rect Note => Layout.Note;

    public override Rect Bounds =>
        _holder is null
            ? ElephantFigure.Around(Note, _face.Size.Limbs).Grown(14)
            : ElephantFigure
                .Around(Note, _face.Size.Limbs)
                .Grown(14)
                .Union(_holder.Tag(Note, Scene.Typesetter).Grown(6));

    /// <summary>Whether it is selected.</summary>
    public bool IsSelected
    {
        get => _isSelected;
        set => Set(ref _isSelected, value);
    }

    /// <summary>Whether this seat holds it above the floor.</summary>
    public bool IsLifted
    {
        get => _isLifted;
        set => Set(ref _isLifted, value);
    }

    /// <summary>The other participant who is moving it, or null.</summary>
    public PieceHolder? Holder
    {
        get => _holder;
        set => Set(ref _holder, value);
    }

    /// <summary>The smallest type of its text, room units. What was cut is set again in smaller type where the floor is magnified.</summary>
    public float LeastType
    {
        get => _least;
        set
        {
            var follows = _layout?.Follows(value) == true;
            _least = value;
            if (follows)
            {
                _layout = null;
                Invalidate();
            }
        }
    }

    /// <summary>Whether it grows until all of its text is on it.</summary>
    public bool IsWhole
    {
        get => _isWhole;
        set
        {
            if (_isWhole != value)
            {
                var isCut = Layout.IsCut || _isWhole;
                _isWhole = value;
                if (isCut)
                {
                    _layout = null;
                    Invalidate();
                }
            }
        }
    }

    /// <summary>Whether a part of its text is not on its note.</summary>
    public bool IsCut => Layout.IsCut;

    /// <summary>The area of the lines of its text, around its origin.</summary>
    public Rect Lines => Layout.Lines;

    /// <summary>Size of the type of its text, room units.</summary>
    public float Type => Layout.Type;

    private PieceLayout Layout
    {
        get
        {
            if (_layout is null)
            {
                _layout = new PieceLayout(Scene.Typesetter, _face, _least, _isWhole);
                Size = _layout.Note.Size;
                Tooltip = _layout.Hint;
            }

            return _layout;
        }
    }

    /// <summary>Returns the resting position for a state of the elephant.</summary>
    public Vector2 StandAt(Elephant told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return Places.Held(new Vector2(told.X, told.Y), Note.Size);
    }

    public override bool HitTest(Vector2 point) => Note.Contains(point);

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var note = Note;
        var lift = _isLifted || _holder is not null ? 1 : 0;
        if (_face.Size.IsFixed && lift == 0)
        {
            ElephantFigure.DrawPlainly(canvas, note, Elephant.Colour, palette, _face.Size.Ears);
        }
        else
        {
            ElephantFigure.Draw(
                canvas,
                note,
                Elephant.Colour,
                _face.Wrinkles,
                palette,
                lift,
                _face.Size.Ears,
                _face.Size.Limbs
            );
        }

        Layout.Draw(canvas, palette);
        if (_isSelected)
        {
            Ring(canvas, note.Grown(4), palette.Accent, 5);
        }

        if (IsFocused)
        {
            Ring(canvas, note.Grown(_isSelected ? 10 : 4), palette.Focus, 3.5f);
        }

        Layout.DrawMine(canvas, palette);
        _holder?.Draw(canvas, note, palette, Scene.Typesetter);
    }

    protected override void Awake() => _ = Layout;

    // Hovering does not change its look.
    protected override void OnPointerEnter() { }

    protected override void OnPointerLeave() { }

    protected override void OnPointerUp(PointerEvent pointer) { }

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

    private static void Ring(ICanvas canvas, Rect area, Color colour, float width) =>
        canvas.RoundRectangle(area, 24, Paint.Line(colour, width));

    private void Handle(PieceInput.Kind what, PointerEvent pointer)
    {
        Handled?.Invoke(this, new PieceInput(what, pointer, null));
        IsLifted = IsMoving && what is (PieceInput.Kind.DragStart or PieceInput.Kind.Drag);
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
