using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Look;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Shows the code and the link for joining, to read and to copy.</summary>
internal static class Invitation
{
    public static void Build(Sheet sheet, Workbench bench, bool withQr = false)
    {
        var say = bench.Sentences;
        if (bench.Code.Length == 0 && bench.JoinLink is null)
        {
            return;
        }

        if (withQr && bench.JoinLink is { } scanned)
        {
            var qr = sheet.GameObject.AddChild("qr").AddComponent(new QrView(new QrCode(scanned)));
            sheet.Put(qr.GameObject, qr.Lay, 14);
        }

        sheet.Heading(say["invite.title"], gap: 2);
        if (bench.Code.Length > 0)
        {
            sheet.Text(bench.Code, size: 25, bold: true, gap: 6);
        }

        if (bench.JoinLink is { } link)
        {
            var field = sheet.Field(say["invite.link"], 1, gap: 8);
            (field.IsReadOnly, field.Text, field.Hint) = (true, link.ToString(), say["invite.say"]);
            field.Editor.MoveTo(0);
        }

        var acts = sheet.Flow(gap: 16);
        if (bench.JoinLink is { } linked)
        {
            acts.Button(say["cockpit.copy_link"], () => Copy(bench, linked.ToString()));
        }

        if (bench.Code.Length > 0)
        {
            acts.Button(say["cockpit.copy_code"], () => Copy(bench, bench.Code));
        }
    }

    private static void Copy(Workbench bench, string text)
    {
        bench.Above.Scene.Events.Clipboard.Write(text);
        bench.Notices.Say(bench.Sentences["invite.copied"]);
    }
}
