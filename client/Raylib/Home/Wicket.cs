using System.Diagnostics.CodeAnalysis;
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
    private bool _isAsking;

    /// <summary>The seats that are kept here, as they were when this page was turned to; the one used last first.</summary>
    public IReadOnlyList<RestingSeat> Seats { get; private set; } = [];

    public Settings Settings => desk.Settings;

    public string LastName => Seats.FirstOrDefault(seat => !seat.IsScreen)?.Name ?? "";

    /// <summary>Null: nobody was anywhere from here.</summary>
    public string? LastServer => Seats.Count > 0 ? Seats[0].Server.ToString() : null;

    /// <summary>Shows an empty page in the place of the one before.</summary>
    /// <param name="title">Of the window; null: the program's name.</param>
    public Page Turn(string? notice, string? title = null)
    {
        _questions++;
        _isAsking = false;
        Seats = seats.Read();
        var said = seats.TakeTroubles().Select(Said.Of).Prepend(notice).OfType<string>();
        _page = Page.Make(desk.Scene, desk.Settings.Palette);
        desk.Show(_page.GameObject, title is null ? "ElephantBoard" : $"{title} · ElephantBoard");
        _notice = _page.Notice(string.Join("\n", said));
        return _page;
    }

    /// <summary>Says at the head of the page what went wrong.</summary>
    public void Say(string sentence) => Say(sentence, Tone.Danger);

    private void Say(string sentence, Tone tone)
    {
        if (_notice is { IsAlive: true } notice)
        {
            (notice.Text, notice.Tone) = (sentence, tone);
        }
    }

    public void Change(Settings settings) => desk.Change(settings);

    /// <summary>Goes into a room; where that fails, says why and stays.</summary>
    public void Go(Func<Going, Task<Visit>> ask) => Go(ask, Say);

    /// <param name="failed">Gets why it failed.</param>
    public void Go(Func<Going, Task<Visit>> ask, Action<string> failed) =>
        Ask(ask, enter, visit => visit.DisposeAsync(), failed);

    /// <summary>Asks something that takes a while. One thing at a time: what is pressed meanwhile is not asked.</summary>
    /// <param name="drop">What becomes of an answer that nobody waits for any more: another page was turned to.</param>
    /// <param name="failed">Gets why there is none; null: it is said at the head of the page.</param>
    public void Ask<T>(Func<Going, Task<T>> ask, Action<T> then, Func<T, ValueTask> drop, Action<string>? failed = null)
    {
        if (_isAsking)
        {
            return;
        }

        _isAsking = true;
        var question = ++_questions;
        Say(Said.Of("join.looking"), Tone.Soft);
        _ = Task.Run(async () =>
        {
            var (answer, fault) = await AskAsync(ask);
            desk.Scene.Post(() =>
            {
                if (question != _questions)
                {
                    _ = fault is null ? drop(answer!).AsTask() : Task.CompletedTask;
                    return;
                }

                _isAsking = false;
                if (fault is null)
                {
                    then(answer!);
                }
                else
                {
                    (failed ?? Say)(fault);
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
        catch (StopException stop)
        {
            return (default, stop.Message);
        }
        catch (Exception fault)
        {
            return (default, Faults.Say(fault));
        }
    }
}
