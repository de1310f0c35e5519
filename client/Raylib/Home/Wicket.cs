using System.Diagnostics.CodeAnalysis;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;

namespace ElephantBoard.Desktop.Home;

/// <summary>What the pages of the way in share: the window, the seats, and what is being asked of a server. On the window's
/// thread.</summary>
internal sealed class Wicket(Desk desk, SeatFolder seats, Going going, Action<Visit> enter)
{
    private Page? _page;
    private Label? _notice;
    private int _questions;

    public SeatFolder Seats => seats;

    public Settings Settings => desk.Settings;

    public string LastName => seats.Read().FirstOrDefault(seat => !seat.IsScreen)?.Name ?? "";

    public string LastServer => seats.Read() is [var last, ..] ? last.Server.ToString() : CommandLine.UsualServer;

    /// <summary>Shows an empty page in the place of the one before.</summary>
    /// <param name="title">Of the window; null: the program's name.</param>
    public Page Turn(string? notice, string? title = null)
    {
        _questions++;
        _page = Page.Make(desk.Scene, desk.Settings.Palette);
        desk.Show(_page.GameObject, title is null ? "ElephantBoard" : $"{title} · ElephantBoard");
        _notice = _page.Notice(notice ?? "");
        return _page;
    }

    /// <summary>Says at the head of the page what went wrong.</summary>
    public void Say(string sentence) => Say(sentence, Settings.Palette.Danger);

    private void Say(string sentence, Color ink)
    {
        if (_notice is { IsAlive: true } notice)
        {
            (notice.Text, notice.Color) = (sentence, ink);
        }
    }

    public void NextLook() => Change(Settings with { Look = (Look)(((int)Settings.Look + 1) % 3) });

    public void TurnMotion() => Change(Settings with { ReducedMotion = !Settings.ReducedMotion });

    /// <summary>Goes into a room; where that fails, says why and stays.</summary>
    public void Go(Func<Going, Task<Visit>> ask) => Ask(ask, enter, visit => visit.DisposeAsync());

    /// <summary>Asks something that takes a while.</summary>
    /// <param name="drop">What becomes of an answer that nobody waits for any more: something else was asked, or shown.</param>
    public void Ask<T>(Func<Going, Task<T>> ask, Action<T> then, Func<T, ValueTask> drop)
    {
        var question = ++_questions;
        Say(Said.Of("join.looking"), Settings.Palette.SoftInk);
        _ = Task.Run(async () =>
        {
            var (answer, fault) = await AskAsync(ask);
            desk.Scene.Post(() =>
            {
                if (question != _questions)
                {
                    _ = answer is null ? Task.CompletedTask : drop(answer).AsTask();
                }
                else if (fault is not null)
                {
                    Say(fault);
                }
                else
                {
                    then(answer!);
                }
            });
        });
    }

    [SuppressMessage("Design", "CA1031", Justification = "Nobody waits for the task: what goes wrong in it is said.")]
    private async Task<(T? Answer, string? Fault)> AskAsync<T>(Func<Going, Task<T>> ask)
    {
        try
        {
            return (await ask(going), null);
        }
        catch (Exception fault)
        {
            return (default, fault.Message);
        }
    }

    private void Change(Settings settings)
    {
        desk.Change(settings);
        _ = new HomePage(this, null);
    }
}
