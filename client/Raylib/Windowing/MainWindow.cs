using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Raylib.App;

namespace ElephantBoard.Raylib.Windowing;

/// <summary>The main window and its scene, with one thing in it at a time. Created, used, and disposed on one thread.</summary>
internal sealed class MainWindow : IDisposable
{
    // Then it is the screen itself that failed, not a command.
    private const int MaxStumbles = 100;

    private readonly string _settingsFile;
    private readonly WindowHost _host;
    private GameObject? _shown;
    private WindowPlace _place;

    /// <param name="scale">Pixels a unit, for this time; null: as it is set.</param>
    /// <exception cref="StopException">No window can be opened here.</exception>
    public MainWindow(Settings settings, string settingsFile, float? scale)
    {
        (Settings, _settingsFile) = (settings, settingsFile);
        var (width, height) = settings.Place is { } place
            ? (place.Width, place.Height)
            : (WindowPlace.Wide, WindowPlace.High);
        _host = WindowHost.Open("ElephantBoard", width, height, scale ?? settings.Scale);
        _host.Window.PutAt(settings.Place);
        _place = RaylibWindow.Place;
        Scene.Events.UnhandledKey += Shortcut;
        ApplySettings();
    }

    public Scene Scene => _host.Scene;

    public Settings Settings { get; private set; }

    /// <summary>Something could not be written, and why.</summary>
    public event Action<string>? Warned;

    /// <summary>Shows something in the place of what was shown. It wears the look that is set.</summary>
    /// <param name="title">Of the window.</param>
    public void Show(GameObject root, string title)
    {
        _shown?.Destroy();
        _shown = root;
        SetTitle(title);
    }

    public static void SetTitle(string title) => RaylibWindow.SetTitle(title);

    /// <summary>Takes other settings, and keeps them.</summary>
    public void Change(Settings settings)
    {
        Settings = settings;
        ApplySettings();
        SaveSettings();
    }

    /// <summary>Something that was pressed or posted met a mistake of the program; the window goes on.</summary>
    public event Action<Exception>? UnhandledException;

    /// <summary>Until the window is closed or the token says so.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        for (var faults = 0; !RunToFault(faults == MaxStumbles, cancellationToken); faults++) { }

        if (!_host.Window.IsFullScreen && !RaylibWindow.IsMinimised)
        {
            _place = RaylibWindow.Place;
        }

        Settings = Settings with { Place = _place };
        SaveSettings();
    }

    public void Dispose() => _host.Dispose();

    /// <summary>False: a turn met a mistake, and was told of it; the next one may go well.</summary>
    private bool RunToFault(bool isLast, CancellationToken cancellationToken)
    {
        try
        {
            _host.Loop.Run(cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // One faulty act must not take the room down; who listens says it. After many, it does.
        catch (Exception fault) when (!isLast && UnhandledException is not null)
        {
            UnhandledException(fault);
            return false;
        }
#pragma warning restore CA1031
    }

    private void ApplySettings()
    {
        Scene.Tweens.ReducedMotion = Settings.ReducedMotion;
        _host.Loop.Background = Settings.Palette.Wall;
        if (_shown?.GetComponent<Appearance>() is { } appearance)
        {
            appearance.Palette = Settings.Palette;
        }

        Scene.MarkDirty();
    }

    private void SaveSettings()
    {
        try
        {
            Settings.Write(_settingsFile);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            Warned?.Invoke(Messages.NotWritten(Path.GetDirectoryName(_settingsFile)!, why));
        }
    }

    private bool Shortcut(KeyEvent key)
    {
        switch (key.Key)
        {
            case Key.F11 when !key.IsRepeat:
                _place = _host.Window.IsFullScreen ? _place : RaylibWindow.Place;
                _host.Window.ToggleFullScreen();
                return true;
            case Key.F9 when !key.IsRepeat:
                Change(Settings.NextLook());
                return true;
            default:
                return false;
        }
    }
}
