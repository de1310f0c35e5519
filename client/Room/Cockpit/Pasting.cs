using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Copies elephants to the clipboard and pastes them, one per line.</summary>
internal static class Pasting
{
    public static void Copy(Workbench bench, IReadOnlyList<ulong> elephants)
    {
        var texts = elephants
            .Select(id => bench.Room.Elephants.TryGetValue(id, out var each) ? bench.View.Text(each.Wording) : null)
            .OfType<string>()
            // One per line, so that it can be pasted as lines.
            .Select(text => text.ReplaceLineEndings(" "))
            .ToArray();
        if (texts.Length > 0)
        {
            bench.Above.Scene.Events.Clipboard.Write(string.Join("\n", texts));
            bench.Notices.Say(bench.Sentences.Say("tool.copied", ("n", texts.Length)));
        }
    }

    /// <summary>Turns the clipboard's lines into elephants: in the hat, or in the close openly, which always asks first.</summary>
    public static void Paste(Workbench bench)
    {
        var say = bench.Sentences;
        var text = bench.Above.Scene.Events.Clipboard.Read();
        if (string.IsNullOrWhiteSpace(text))
        {
            bench.Notices.Warn(say["tool.paste_nothing"]);
            return;
        }

        if (IsHuge(bench, text))
        {
            bench.Notices.Warn(say.Say("tool.paste_huge", ("limit", (int)bench.Limits.PocketItems)));
            return;
        }

        Take(bench, LinesOf(text), asksOne: false);
    }

    /// <summary>Handles text pasted into the form: asks about several lines, and treats anything else as text.</summary>
    /// <param name="asText">Pastes it as one text.</param>
    /// <returns>Whether it was handled.</returns>
    public static bool PasteInto(Workbench bench, string text, Action asText)
    {
        var say = bench.Sentences;
        if (text.Length == 0)
        {
            bench.Notices.Warn(say["tool.paste_nothing"]);
            return true;
        }

        if (IsHuge(bench, text))
        {
            bench.Notices.Warn(say.Say("tool.paste_huge", ("limit", (int)bench.Limits.PocketItems)));
            return true;
        }

        var lines = LinesOf(text);
        if (lines.Count < 2 || !VerbList.Writing.On(bench, Subject.Whole).IsNow)
        {
            return false;
        }

        SheetDialog.Open(
            bench,
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
                        Take(bench, lines, asksOne: true, isAsked: true);
                    },
                    ButtonKind.Main
                );
                each.Focus();
            }
        );
        return true;
    }

    /// <summary>True if the text has more characters than all lines together could have: then it is not split at all.</summary>
    private static bool IsHuge(Workbench bench, string text) =>
        text.Length > 2L * bench.Limits.PocketItems * bench.Limits.Text;

    private static IReadOnlyList<string> LinesOf(string text) =>
        [.. text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static void Take(Workbench bench, IReadOnlyList<string> lines, bool asksOne, bool isAsked = false)
    {
        var say = bench.Sentences;
        var opens = bench.Room.Stage == Stage.Close;
        var most = (int)bench.Limits.PocketItems;
        var room = opens ? most : most - (bench.Pocket?.Drafts.Count ?? 0);
        if (lines.Count > room)
        {
            bench.Notices.Warn(say.Say("tool.paste_many", ("n", lines.Count), ("limit", Math.Max(0, room))));
            return;
        }

        var longest = lines.Max(TextEditor.CountScalars);
        var limit = (int)bench.Limits.Text;
        if (longest > limit)
        {
            bench.Notices.Warn(say.Say("tool.paste_long", ("length", longest), ("limit", limit)));
            return;
        }

        if (opens && bench.Writes)
        {
            // This shows the user's name, so it always asks.
            var name = Words.RoomWords.NameOf(say, bench.View, bench.Me);
            var explains = say.Say("tool.paste_openly", ("n", lines.Count), ("name", name));
            ConfirmDialog.Open(
                bench,
                say["tool.paste"],
                explains,
                say["act.put_down_openly"],
                () => PutDown(bench, lines)
            );
            return;
        }

        var permission = VerbList.Writing.On(bench, Subject.Whole);
        if (!permission.IsNow)
        {
            bench.Notices.Warn(permission.Why ?? say["refusal.no_pocket_for_role"]);
            return;
        }

        if (isAsked || (lines.Count == 1 && !asksOne))
        {
            Write(bench, lines);
            return;
        }

        ConfirmDialog.Open(
            bench,
            say["tool.paste"],
            say.Say("tool.paste_lines", ("n", lines.Count)),
            say.Say("tool.paste_each", ("n", lines.Count)),
            () => Write(bench, lines)
        );
    }

    private static void Write(Workbench bench, IReadOnlyList<string> lines) =>
        bench.Doer.Run(
            async seat =>
            {
                foreach (var line in lines)
                {
                    await seat.Pocket!.SpotAsync(line, 0, null, CancellationToken.None).ConfigureAwait(false);
                }
            },
            () => bench.Notices.Say(bench.Sentences["cockpit.written"])
        );

    private static void PutDown(Workbench bench, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            bench.Doer.Run(async seat =>
            {
                // The pocket gives it the id and tag that keep its authorship.
                var pocket = seat.Pocket!;
                var draft = await pocket.SpotAsync(line, 0, null, CancellationToken.None).ConfigureAwait(false);
                var own = pocket.Drafts.FirstOrDefault(each => each.Key == draft);
                if (own is not null)
                {
                    bench.Above.Scene.Post(() => PuttingDown.Do(bench, own));
                }
            });
        }
    }
}
