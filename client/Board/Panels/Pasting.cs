using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>Copies elephants to the clipboard and pastes them, one per line.</summary>
internal static class Pasting
{
    public static void Copy(CommandContext context, IReadOnlyList<ulong> elephants)
    {
        var texts = elephants
            .Select(id => context.Room.Elephants.TryGetValue(id, out var each) ? context.View.Text(each.Wording) : null)
            .OfType<string>()
            // One per line, so that it can be pasted as lines.
            .Select(text => text.ReplaceLineEndings(" "))
            .ToArray();
        if (texts.Length > 0)
        {
            context.Above.Scene.Events.Clipboard.Write(string.Join("\n", texts));
            context.Notices.Say(context.Sentences.Say("tool.copied", ("n", texts.Length)));
        }
    }

    /// <summary>Turns the clipboard's lines into elephants: in the hat, or in the close openly, which always asks first.</summary>
    public static void Paste(CommandContext context)
    {
        var say = context.Sentences;
        var text = context.Above.Scene.Events.Clipboard.Read();
        if (string.IsNullOrWhiteSpace(text))
        {
            context.Notices.Warn(say["tool.paste_nothing"]);
            return;
        }

        if (IsHuge(context, text))
        {
            context.Notices.Warn(say.Say("tool.paste_huge", ("limit", (int)context.Limits.PocketItems)));
            return;
        }

        Take(context, LinesOf(text), asksOne: false);
    }

    /// <summary>Handles text pasted into the form: asks about several lines, and treats anything else as text.</summary>
    /// <param name="asText">Pastes it as one text.</param>
    /// <returns>Whether it was handled.</returns>
    public static bool PasteInto(CommandContext context, string text, Action asText)
    {
        var say = context.Sentences;
        if (text.Length == 0)
        {
            context.Notices.Warn(say["tool.paste_nothing"]);
            return true;
        }

        if (IsHuge(context, text))
        {
            context.Notices.Warn(say.Say("tool.paste_huge", ("limit", (int)context.Limits.PocketItems)));
            return true;
        }

        var lines = LinesOf(text);
        if (lines.Count < 2 || !VerbList.Writing.AvailabilityFor(context, Subject.Whole).IsEnabled)
        {
            return false;
        }

        SheetDialog.Open(
            context,
            say["tool.paste"],
            480,
            dialog =>
            {
                dialog.Body.Text(say.Say("tool.paste_lines", ("n", lines.Count)));
                dialog.Foot.Button(say["room.cancel"], dialog.Close);
                dialog.Foot.Button(
                    say["tool.paste_as_text"],
                    () =>
                    {
                        dialog.Close();
                        asText();
                    }
                );
                var each = dialog.Foot.Button(
                    say.Say("tool.paste_each", ("n", lines.Count)),
                    () =>
                    {
                        dialog.Close();
                        Take(context, lines, asksOne: true, isAsked: true);
                    },
                    ButtonKind.Main
                );
                each.Focus();
            }
        );
        return true;
    }

    /// <summary>True if the text has more characters than all lines together could have: then it is not split at all.</summary>
    private static bool IsHuge(CommandContext context, string text) =>
        text.Length > 2L * context.Limits.PocketItems * context.Limits.Text;

    private static IReadOnlyList<string> LinesOf(string text) =>
        [.. text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static void Take(CommandContext context, IReadOnlyList<string> lines, bool asksOne, bool isAsked = false)
    {
        var say = context.Sentences;
        var opens = context.Room.Stage == Stage.Close;
        var max = (int)context.Limits.PocketItems;
        var room = opens ? max : max - (context.Pocket?.Drafts.Count ?? 0);
        if (lines.Count > room)
        {
            context.Notices.Warn(say.Say("tool.paste_many", ("n", lines.Count), ("limit", Math.Max(0, room))));
            return;
        }

        var longest = lines.Max(TextEditor.CountScalars);
        var limit = (int)context.Limits.Text;
        if (longest > limit)
        {
            context.Notices.Warn(say.Say("tool.paste_long", ("length", longest), ("limit", limit)));
            return;
        }

        if (opens && context.CanWrite)
        {
            // This shows the user's name, so it always asks.
            var name = Board.Words.RoomWords.NameOf(say, context.View, context.Me);
            var explains = say.Say("tool.paste_openly", ("n", lines.Count), ("name", name));
            ConfirmDialog.Open(
                context,
                say["tool.paste"],
                explains,
                say["act.put_down_openly"],
                () => PutDown(context, lines)
            );
            return;
        }

        var availability = VerbList.Writing.AvailabilityFor(context, Subject.Whole);
        if (!availability.IsEnabled)
        {
            context.Notices.Warn(availability.DisabledReason ?? say["refusal.no_pocket_for_role"]);
            return;
        }

        if (isAsked || (lines.Count == 1 && !asksOne))
        {
            Write(context, lines);
            return;
        }

        ConfirmDialog.Open(
            context,
            say["tool.paste"],
            say.Say("tool.paste_lines", ("n", lines.Count)),
            say.Say("tool.paste_each", ("n", lines.Count)),
            () => Write(context, lines),
            isReversible: true
        );
    }

    private static void Write(CommandContext context, IReadOnlyList<string> lines) =>
        context.CommandDispatcher.Run(
            async seat =>
            {
                foreach (var line in lines)
                {
                    await seat.Pocket!.SpotAsync(line, 0, null, CancellationToken.None).ConfigureAwait(false);
                }
            },
            () => context.Notices.Say(context.Sentences["panel.written"])
        );

    private static void PutDown(CommandContext context, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            context.CommandDispatcher.Run(async seat =>
            {
                // The pocket gives it the id and tag that keep its authorship.
                var pocket = seat.Pocket!;
                var draft = await pocket.SpotAsync(line, 0, null, CancellationToken.None).ConfigureAwait(false);
                var own = pocket.Drafts.FirstOrDefault(each => each.Key == draft);
                if (own is not null)
                {
                    context.Above.Scene.Post(() => PuttingDown.Do(context, own));
                }
            });
        }
    }
}
