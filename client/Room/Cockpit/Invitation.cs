using ElephantBoard.Showing.Look;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>How others come in: the code and the link, to read and to copy.</summary>
internal static class Invitation
{
    public static void Build(Sheet sheet, Desk desk, bool withQr = false)
    {
        var say = desk.Sentences;
        if (desk.Code.Length == 0 && desk.JoinLink is null)
        {
            return;
        }

        if (withQr && desk.JoinLink is { } scanned)
        {
            var qr = sheet.GameObject.AddChild("qr").AddComponent(new QrView(new QrCode(scanned)));
            sheet.Put(qr.GameObject, qr.Lay, 14);
        }

        sheet.Heading(say["invite.title"], gap: 2);
        if (desk.Code.Length > 0)
        {
            sheet.Text(desk.Code, size: 25, bold: true, gap: 6);
        }

        if (desk.JoinLink is { } link)
        {
            var field = sheet.Field(say["invite.link"], 1, gap: 8);
            (field.IsReadOnly, field.Text, field.Hint) = (true, link.ToString(), say["invite.say"]);
            field.Editor.MoveTo(0);
        }

        var acts = sheet.Flow(gap: 4);
        if (desk.JoinLink is { } linked)
        {
            acts.Button(say["cockpit.copy_link"], () => Copy(desk, linked.ToString()));
        }

        if (desk.Code.Length > 0)
        {
            acts.Button(say["cockpit.copy_code"], () => Copy(desk, desk.Code));
        }
    }

    private static void Copy(Desk desk, string text)
    {
        desk.Above.Scene.Events.Clipboard.Write(text);
        desk.Notices.Say(desk.Sentences["invite.copied"]);
    }
}
