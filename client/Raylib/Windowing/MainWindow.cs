using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Raylib.App;

namespace ElephantBoard.Raylib.Windowing;

/// <summary>The main window and its scene, with one thing in it at a time. Created, used, and disposed on one thread.</summary>
internal sealed class MainWindow : IDisposable
{
    // After so many faults the screen itself has failed, not a command.
    private const int MaxStumbles = 100;

    private readonly string _settingsFile;
    private readonly WindowHost _host;
    private GameObject? _shown;
    private WindowPlace _place;

    /// <param name="scale">Pixels per unit for this run; null: the setting.</param>
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

    /// <summary>Fires with a message when settings could not be written.</summary>
    public event Action<string>? Warned;

    /// <summary>Shows an object instead of the current one, in the theme of the settings.</summary>
    /// <param name="title">Of the window.</param>
    public void Show(GameObject root, string title)
    {
        _shown?.Destroy();
        _shown = root;
        SetTitle(title);
    }

    public static void SetTitle(string title) => RaylibWindow.SetTitle(title);

    /// <summary>Applies and stores changed settings.</summary>
    public void Change(Settings settings)
    {
        Settings = settings;
        ApplySettings();
        SaveSettings();
    }

    /// <summary>Fires when input or posted work threw an exception. The window continues.</summary>
    public event Action<Exception>? UnhandledException;

    /// <summary>Runs until the window is closed or the token is canceled.</summary>
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

    /// <summary>Returns false if an update threw an exception, which was reported; the next one can succeed.</summary>
    private bool RunToFault(bool isLast, CancellationToken cancellationToken)
    {
        try
        {
            _host.Loop.Run(cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // One faulty command must not close the room; a handler reports it. Many do.
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
