using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Ribbon;

/// <summary>Shows stages, prompt, concern, and how to join along the top of the screen. Follows the room and the window.</summary>
public sealed class RoomRibbon(RoomMirror mirror, RoomSceneOptions options, PlanOfRoom plan) : Behaviour
{
    private readonly Dictionary<Stage, StageTab> _tabs = [];
    private RibbonBoard _board = null!;
    private RibbonWords? _words;
    private float _height;
    private float _scale = 1;

    /// <summary>Fires when its height, its scale, or the free space in it changed.</summary>
    public event Action? Resized;

    /// <summary>Height in screen units; the floor begins below.</summary>
    public float Height => _height;

    /// <summary>Its scale, 1 at 1920 × 1080. Items beside it use the same.</summary>
    public float Scale => _scale;

    /// <summary>The right end of the stages, in screen units. The space between it and the code is free.</summary>
    public float StagesEnd { get; private set; }

    /// <summary>The left end of the code and what is around it, in screen units.</summary>
    public float CodeStart { get; private set; }

    /// <summary>All six stages. Those whose names do not fit are inactive.</summary>
    public IReadOnlyDictionary<Stage, StageTab> Tabs => _tabs;

    protected override void Awake()
    {
        var qr = options.JoinLink is { } link && options.Code.Length > 0 ? new QrCode(link) : null;
        _board = GameObject.AddChild("board").AddComponent(new RibbonBoard(qr));
        foreach (var stage in RibbonWords.Stages)
        {
            _tabs[stage] = GameObject.AddChild("stage").AddComponent(new StageTab(stage));
        }
    }

    protected override void OnEnable()
    {
        mirror.Changed += Follow;
        plan.Changed += Lay;
        Scene.Screen.Changed += Lay;
        _words = null;
        Follow(new RoomChange(mirror.Now, mirror.Now, [], Replaced: true));
    }

    protected override void OnDisable()
    {
        mirror.Changed -= Follow;
        plan.Changed -= Lay;
        Scene.Screen.Changed -= Lay;
    }

    private void Follow(RoomChange change)
    {
        var words = RibbonWords.Of(change.After, options);
        if (words != _words)
        {
            _words = words;
            Lay();
        }
    }

    private void Lay()
    {
        if (_words is not { } words)
        {
            return;
        }

        var layout = new RibbonLayout(
            Scene.Typesetter,
            words,
            Scene.Screen.Size,
            options.JoinLink is not null && words.Code.Length > 0,
            plan.Now.IsWorking
        );
        _board.Show(layout, RibbonWords.Stages.ToList().IndexOf(words.Stage));
        foreach (var tab in _tabs.Values)
        {
            tab.GameObject.SetActive(layout.Tabs.Any(each => each.Stage == tab.Stage));
        }

        foreach (var (stage, area, word) in layout.Tabs)
        {
            _tabs[stage].Show(stage == words.Stage, area, word);
        }

        var starts = new[] { layout.CodeAt?.X, layout.AddressAt?.X, layout.QrArea?.X, layout.Width };
        var (stagesEnd, codeStart) = (layout.Pill.Right, starts.Min() ?? layout.Width);
        var isMoved = StagesEnd != stagesEnd || CodeStart != codeStart;
        (StagesEnd, CodeStart) = (stagesEnd, codeStart);
        if (isMoved || _height != layout.Height || _scale != layout.Scale)
        {
            (_height, _scale) = (layout.Height, layout.Scale);
            Resized?.Invoke();
        }
    }
}
