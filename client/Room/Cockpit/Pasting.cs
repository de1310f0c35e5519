using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Elephants to the clipboard and from it: a line each.</summary>
internal static class Pasting
{
    /// <summary>More signs than all lines that could be taken have together: it is not even looked through.</summary>
    private const int MostSigns = Writing.MostDrafts * Writing.Longest * 2;

    public static void Copy(Desk desk, IReadOnlyList<ulong> elephants)
    {
        var texts = elephants
            .Select(id => desk.Room.Elephants.TryGetValue(id, out var each) ? desk.View.Text(each.Wording) : null)
            .OfType<string>()
            // A line each, so that it can be pasted as lines.
            .Select(text => text.ReplaceLineEndings(" "))
            .ToArray();
        if (texts.Length > 0)
        {
            desk.Above.Scene.Events.Clipboard.Write(string.Join("\n", texts));
            desk.Notices.Say(desk.Sentences.Say("tool.copied", ("n", texts.Length)));
        }
    }

    /// <summary>Makes elephants of the clipboard's lines: into the hat; at the close openly, which is always asked first.</summary>
    public static void Paste(Desk desk)
    {
        var say = desk.Sentences;
        var text = desk.Above.Scene.Events.Clipboard.Read();
        if (string.IsNullOrWhiteSpace(text))
        {
            desk.Notices.Warn(say["tool.paste_nothing"]);
            return;
        }

        if (text.Length > MostSigns)
        {
            desk.Notices.Warn(say.Say("tool.paste_huge", ("limit", Writing.MostDrafts)));
            return;
        }

        Take(desk, LinesOf(text), asksOne: false);
    }

    /// <summary>What was pasted where one elephant is written: several lines are asked about; else it is text like any other.</summary>
    /// <param name="asText">Pastes it as one text.</param>
    /// <returns>Whether it was used.</returns>
    public static bool PasteInto(Desk desk, string text, Action asText)
    {
        var say = desk.Sentences;
        if (text.Length == 0)
        {
            desk.Notices.Warn(say["tool.paste_nothing"]);
            return true;
        }

        if (text.Length > MostSigns)
        {
            desk.Notices.Warn(say.Say("tool.paste_huge", ("limit", Writing.MostDrafts)));
            return true;
        }

        var lines = LinesOf(text);
        if (lines.Count < 2 || !VerbList.Writing.On(desk, Subject.Whole).IsNow)
        {
            return false;
        }

        SheetDialog.Open(
            desk,
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
                        Take(desk, lines, asksOne: true, isAsked: true);
                    },
                    ButtonKind.Main
                );
                each.Focus();
            }
        );
        return true;
    }

    private static IReadOnlyList<string> LinesOf(string text) =>
        [.. text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static void Take(Desk desk, IReadOnlyList<string> lines, bool asksOne, bool isAsked = false)
    {
        var say = desk.Sentences;
        var opens = desk.Room.Stage == Stage.Close;
        var room = opens ? Writing.MostDrafts : Writing.MostDrafts - (desk.Pocket?.Drafts.Count ?? 0);
        if (lines.Count > room)
        {
            desk.Notices.Warn(say.Say("tool.paste_many", ("n", lines.Count), ("limit", Math.Max(0, room))));
            return;
        }

        var longest = lines.Max(TextEditor.CountScalars);
        if (longest > Writing.Longest)
        {
            desk.Notices.Warn(say.Say("tool.paste_long", ("length", longest), ("limit", Writing.Longest)));
            return;
        }

        if (opens && desk.Writes)
        {
            // Under one's own name: never without being asked.
            var name = Words.RoomWords.NameOf(say, desk.View, desk.Me);
            var explains = say.Say("tool.paste_openly", ("n", lines.Count), ("name", name));
            ConfirmDialog.Open(
                desk,
                say["tool.paste"],
                explains,
                say["act.put_down_openly"],
                () => PutDown(desk, lines)
            );
            return;
        }

        var permission = VerbList.Writing.On(desk, Subject.Whole);
        if (!permission.IsNow)
        {
            desk.Notices.Warn(permission.Why ?? say["refusal.no_pocket_for_role"]);
            return;
        }

        if (isAsked || (lines.Count == 1 && !asksOne))
        {
            Write(desk, lines);
            return;
        }

        ConfirmDialog.Open(
            desk,
            say["tool.paste"],
            say.Say("tool.paste_lines", ("n", lines.Count)),
            say.Say("tool.paste_each", ("n", lines.Count)),
            () => Write(desk, lines)
        );
    }

    private static void Write(Desk desk, IReadOnlyList<string> lines)
    {
        desk.Doer.Run(async seat =>
        {
            foreach (var line in lines)
            {
                await seat.Pocket!.SpotAsync(line, 0, null, CancellationToken.None).ConfigureAwait(false);
            }
        });
        desk.Notices.Say(desk.Sentences["cockpit.written"]);
    }

    private static void PutDown(Desk desk, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            desk.Doer.Run(async seat =>
            {
                // The pocket gives it the id and tag by which its author stays its author.
                var draft = await seat.Pocket!.SpotAsync(line, 0, null, CancellationToken.None).ConfigureAwait(false);
                var own = seat.Pocket.Drafts.First(each => each.Content.Draft == draft);
                desk.Above.Scene.Post(() => PuttingDown.Do(desk, own));
            });
        }
    }
}
