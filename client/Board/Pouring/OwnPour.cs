using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Pouring;

/// <summary>Completes a pour that this client announced: shows the countdown with its Stop, and sends Reveal when it ends. If this client
/// is closed before, nothing is poured.</summary>
/// <param name="now">Server time.</param>
public sealed class OwnPour(CommandContext context, PourBanner banner, Func<DateTimeOffset> now) : Behaviour
{
    // The clocks differ a little, and a pour that comes too early is refused.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(300);

    // A pour must not happen after a reconnection, when nobody expects it any more.
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    private ulong _round;
    private bool _isAccepted;
    private bool _isSeen;
    private PourDialog? _dialog;
    private readonly Rest _rest = new(context.Above.Scene.Clock);

    /// <summary>Announces the pour of the hat as it is now.</summary>
    public void Announce()
    {
        if (!_rest.IsOver)
        {
            return;
        }

        _rest.Begin();
        var round = context.Room.Round;
        (_round, _isAccepted, _isSeen) = (round, false, false);
        context.CommandDispatcher.Dispatch(
            new Command
            {
                Deadline = (now() + RequestTimeout).ToUnixTimeMilliseconds(),
                AnnouncePour = new() { Round = round },
            },
            accepted: () => _isAccepted = _round == round,
            refused: _ =>
            {
                End();
                return false;
            }
        );
    }

    protected override void Update()
    {
        if (_round == 0)
        {
            return;
        }

        if (context.View.Live.Pour is not { } pour || pour.Round != _round)
        {
            if (_isSeen)
            {
                // Somebody stopped it, even before its answer came, or the server forgot it.
                End();
            }

            return;
        }

        _isSeen = true;
        if (!_isAccepted)
        {
            return;
        }

        _dialog ??= PourDialog.Open(context, Stop);
        banner.IsCovered = true;
        _dialog.Show(PourWords.Of(pour, now()));
        var due = DateTimeOffset.FromUnixTimeMilliseconds(pour.At) + Margin;
        if (now() >= due)
        {
            var reveal = new Command
            {
                Deadline = (due + RequestTimeout).ToUnixTimeMilliseconds(),
                Reveal = new() { Round = _round },
            };
            End();
            // Someone else who announced it as well may have been faster.
            context.CommandDispatcher.Dispatch(reveal, refused: why => why.Code is RefusalCode.RoundClosed);
        }
    }

    private void Stop()
    {
        if (_round != 0)
        {
            End();
            VerbList.StoppingPour.Begin(context, Subject.Whole);
        }
    }

    private void End()
    {
        (_round, var dialog) = (0, _dialog);
        _dialog = null;
        banner.IsCovered = false;
        dialog?.Close();
    }
}
