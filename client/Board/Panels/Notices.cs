using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Board.Panels;

/// <summary>Shows notices to the user: errors and what to do, completed actions, and what others did. Each disappears after a while; Escape or a
/// click dismisses it sooner.</summary>
public sealed class Notices(RoomFrame frame, string dismiss) : Behaviour
{
    /// <summary>Maximum number of notices at once.</summary>
    public const int Max = 3;

    private readonly List<Notice> _shown = [];

    /// <summary>The current notices, the newest last.</summary>
    public IEnumerable<string> Shown => _shown.Select(notice => notice.Label);

    /// <summary>Shows an error and what to do.</summary>
    public void Warn(string text) => Put(text, NoticeKind.Trouble);

    /// <summary>Shows that an action is done.</summary>
    public void Say(string text) => Put(text, NoticeKind.Done);

    /// <summary>Shows what others did.</summary>
    public void Tell(string text) => Put(text, NoticeKind.News);

    protected override void OnEnable()
    {
        frame.Changed += Arrange;
        Scene.Events.UnhandledKey += Press;
    }

    protected override void OnDisable()
    {
        frame.Changed -= Arrange;
        Scene.Events.UnhandledKey -= Press;
    }

    protected override void Update()
    {
        foreach (var due in _shown.Where(notice => Scene.Clock.Now >= notice.Until).ToArray())
        {
            Put(away: due);
        }
    }

    private void Put(string text, NoticeKind kind)
    {
        // A repeated notice stays and moves to the end.
        foreach (var same in _shown.Where(notice => notice.Label == text).ToArray())
        {
            Put(away: same);
        }

        while (_shown.Count >= Max)
        {
            Put(away: _shown.Find(notice => notice.Kind == NoticeKind.News) ?? _shown[0]);
        }

        var notice = new Notice(kind, Scene.Clock.Now) { Label = text, Tooltip = dismiss };
        notice.Dismissed += () => Put(away: notice);
        _shown.Add(GameObject.AddChild("notice").AddComponent(notice));
        Arrange();
    }

    private void Put(Notice away)
    {
        if (_shown.Remove(away))
        {
            away.GameObject.SetActive(false);
            away.GameObject.Destroy();
            Arrange();
        }
    }

    private bool Press(KeyEvent key)
    {
        if (!key.Is(Key.Escape) || _shown.Count == 0)
        {
            return false;
        }

        Put(away: _shown[^1]);
        return true;
    }

    private void Arrange()
    {
        var width = MathF.Min(440, Scene.Screen.Size.X - 24);
        var right = MathF.Max(width + 12, Scene.Screen.Size.X - frame.Right - 12);
        var y = frame.Top + 12;
        foreach (var notice in _shown)
        {
            notice.Lay(width);
            notice.Transform.Position = new Vector2(right - width, y);
            y += notice.Size.Y + 10;
        }
    }
}
