using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Ribbon;

/// <summary>
/// Lays the ribbon out, in screen units. Sizes follow the window and are designed for 1920 × 1080. Items that do not fit are
/// hidden in this order: QR code and address, the names of the other stages, the code; in a low window the concern.
/// </summary>
internal sealed class RibbonLayout
{
    private const float Margin = 28;
    private const float Min = 0.74f;

    // Minimum width of a text between the stages and the code.
    private const float LeastBeside = 260;

    private readonly bool _isLow;

    /// <param name="isLow">Whether everything is on one line, because the floor needs the space.</param>
    public RibbonLayout(ITypesetter typesetter, RibbonWords words, Vector2 screen, bool hasQr, bool isLow)
    {
        _isLow = isLow;
        Scale = Math.Clamp(MathF.Min(screen.X / 1920, screen.Y / 1080), Min, 2.2f);
        Width = screen.X;
        foreach (var (names, address, qr, code) in Shrinking(words, hasQr && !isLow))
        {
            if (Place(typesetter, words, names, address, qr, code))
            {
                break;
            }
        }

        if (isLow)
        {
            (Prompt, PromptAt) = Beside(typesetter, words);
            Height = MathF.Round(Pill.Bottom + (9 * Scale));
            return;
        }

        var isShort = screen.Y < 540;
        var text =
            MathF.Min(CodeAt?.X ?? Width, MathF.Min(AddressAt?.X ?? Width, QrArea?.X ?? Width)) - (Margin * Scale);
        var y = Pill.Bottom + (10 * Scale);
        // The prompt can extend below the code if nothing else is at the right.
        var width = (QrArea is null ? Width - (Margin * Scale) : text) - ((Margin + 8) * Scale);
        if (words.Prompt.Length > 0)
        {
            Prompt = Largest(typesetter, words.Prompt, MathF.Max(200, width), isShort);
            PromptAt = new Vector2((Margin + 8) * Scale, y);
            y += Prompt.Size.Y;
        }

        if (words.Concern.Length > 0 && !isShort)
        {
            var concern = $"{Sentences.English["room.concern"]}: {words.Concern}";
            Concern = typesetter.Lay(concern, new TextStyle(24 * Scale) { MaxLines = 1 }, MathF.Max(200, width));
            ConcernAt = new Vector2((Margin + 8) * Scale, y);
            y += Concern.Size.Y;
        }

        Height = MathF.Round(MathF.Max(y + (14 * Scale), (QrArea?.Bottom ?? 0) + (14 * Scale)));
    }

    /// <summary>Sets the concern, or else the prompt, between the stages and the code.</summary>
    private (ITextLayout?, Vector2) Beside(ITypesetter typesetter, RibbonWords words)
    {
        var left = Pill.Right + (26 * Scale);
        var right = AddressAt?.X ?? CodeAt?.X ?? Width;
        var text = words.Stage <= Stage.Spot || words.Concern.Length == 0 ? words.Prompt : words.Concern;
        if (text.Length == 0 || right - (26 * Scale) - left < LeastBeside * Scale)
        {
            return (null, default);
        }

        var laid = typesetter.Lay(text, new TextStyle(24 * Scale) { MaxLines = 1 }, right - (26 * Scale) - left);
        return (laid, new Vector2(left, Pill.Centre.Y - (laid.Size.Y / 2)));
    }

    public float Scale { get; }

    public float Width { get; }

    public float Height { get; }

    public Rect Pill { get; private set; }

    /// <summary>Only the stages that are shown.</summary>
    public IReadOnlyList<(Stage Stage, Rect Area, ITextLayout Word)> Tabs { get; private set; } = [];

    /// <summary>Positions of the dots for stages whose names do not fit.</summary>
    public Vector2? DotsAt { get; private set; }

    public ITextLayout? Prompt { get; }

    public Vector2 PromptAt { get; }

    public ITextLayout? Concern { get; }

    public Vector2 ConcernAt { get; }

    public ITextLayout? Address { get; private set; }

    public Vector2? AddressAt { get; private set; }

    public ITextLayout? Code { get; private set; }

    public Vector2? CodeAt { get; private set; }

    public Rect? QrArea { get; private set; }

    private static IEnumerable<(bool Names, bool Address, bool Qr, bool Code)> Shrinking(RibbonWords words, bool hasQr)
    {
        var (address, code) = (words.Short.Length > 0, words.Code.Length > 0);
        yield return (true, address, hasQr, code);
        yield return (true, false, false, code);
        yield return (false, false, false, code);
        yield return (false, false, false, false);
    }

    private bool Place(ITypesetter typesetter, RibbonWords words, bool names, bool address, bool qr, bool code)
    {
        var top = (_isLow ? 9 : 18) * Scale;
        var end = PlaceStages(typesetter, words.Stage, names, top);
        var right = Width - (Margin * Scale);
        (QrArea, Address, AddressAt, Code, CodeAt) = (null, null, null, null, null);
        if (qr)
        {
            var side = 158 * Scale;
            QrArea = new Rect(right - side, top, side, side);
            right -= side + (22 * Scale);
        }

        if (code)
        {
            Code = typesetter.Lay(
                words.Code,
                new TextStyle(
                    (
                        qr ? 44
                        : _isLow ? 30
                        : 34
                    ) * Scale
                )
                {
                    Bold = true,
                },
                float.PositiveInfinity
            );
            var (y, left) = (Pill.Centre.Y - (Code.Size.Y / 2), right - Code.Size.X);
            if (address && _isLow)
            {
                var said = $"{Sentences.English["board.join_at"]} {words.Short}";
                Address = typesetter.Lay(said, new TextStyle(22 * Scale) { MaxLines = 1 }, float.PositiveInfinity);
                left -= Address.Size.X + (14 * Scale);
                AddressAt = new Vector2(left, Pill.Centre.Y - (Address.Size.Y / 2));
            }
            else if (address)
            {
                var style = new TextStyle(22 * Scale) { MaxLines = 1 };
                var said = $"{Sentences.English["board.join_at"]} {words.Short}";
                Address = typesetter.Lay(said, style, float.PositiveInfinity);
                left = MathF.Min(left, right - Address.Size.X);
                AddressAt = new Vector2(right - Address.Size.X, top + (22 * Scale));
                y = AddressAt.Value.Y + Address.Size.Y + (2 * Scale);
            }
            else if (qr)
            {
                y = top + (50 * Scale);
            }

            CodeAt = new Vector2(right - Code.Size.X, y);
            right = left;
        }

        return end + (40 * Scale) <= right;
    }

    /// <returns>The right end.</returns>
    private float PlaceStages(ITypesetter typesetter, Stage present, bool names, float top)
    {
        var height = (_isLow ? 46 : 58) * Scale;
        var inset = 6 * Scale;
        var x = (Margin * Scale) + inset;
        var tabs = new List<(Stage, Rect, ITextLayout)>();
        foreach (var stage in RibbonWords.Stages.Where(stage => names || stage == present))
        {
            var style = new TextStyle((_isLow ? 22 : 25) * Scale) { Bold = stage == present };
            var word = typesetter.Lay(Sentences.English[RibbonWords.KeyOf(stage)], style, float.PositiveInfinity);
            var tab = new Rect(x, top + inset, word.Size.X + ((_isLow ? 34 : 48) * Scale), height - (2 * inset));
            tabs.Add((stage, tab, word));
            x = tab.Right;
        }

        DotsAt = null;
        if (!names)
        {
            DotsAt = new Vector2(x + (16 * Scale), top + (height / 2));
            x += RibbonWords.Stages.Count * 20 * Scale;
        }

        Tabs = tabs;
        Pill = Rect.FromEdges(Margin * Scale, top, x + inset, top + height);
        return Pill.Right;
    }

    /// <summary>Sets a text on one line in the largest type in which it fits, or on two lines in the smallest.</summary>
    private ITextLayout Largest(ITypesetter typesetter, string text, float width, bool isShort)
    {
        foreach (var type in (ReadOnlySpan<float>)[41, 35, 31])
        {
            var one = typesetter.Lay(text, new TextStyle(type * Scale) { MaxLines = 1 }, width);
            if (!one.IsCut)
            {
                return one;
            }
        }

        return typesetter.Lay(text, new TextStyle(29 * Scale) { MaxLines = isShort ? 1 : 2 }, width);
    }
}
