using ElephantBoard.Board.Look;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>Shows the code and the link for joining, to read and to copy.</summary>
internal static class Invitation
{
    public static void Build(Sheet sheet, CommandContext context, bool withQr = false)
    {
        var say = context.Sentences;
        if (context.Code.Length == 0 && context.JoinLink is null)
        {
            return;
        }

        if (withQr && context.JoinLink is { } scanned)
        {
            var qr = sheet.GameObject.AddChild("qr").AddComponent(new QrView(new QrCode(scanned)));
            sheet.Put(qr.GameObject, qr.Lay, 14);
        }

        sheet.Heading(say["invite.title"], gap: 2);
        if (context.Code.Length > 0)
        {
            sheet.Text(context.Code, size: 25, bold: true, gap: 6);
        }

        if (context.JoinLink is { } link)
        {
            var field = sheet.Field(say["invite.link"], 1, gap: 8);
            (field.IsReadOnly, field.Text, field.Tooltip) = (true, link.ToString(), say["invite.say"]);
            field.Editor.MoveTo(0);
        }

        var acts = sheet.Flow(gap: 16);
        if (context.JoinLink is { } linked)
        {
            acts.Button(say["panel.copy_link"], () => Copy(context, linked.ToString()));
        }

        if (context.Code.Length > 0)
        {
            acts.Button(say["panel.copy_code"], () => Copy(context, context.Code));
        }
    }

    private static void Copy(CommandContext context, string text)
    {
        context.Above.Scene.Events.Clipboard.Write(text);
        context.Notices.Say(context.Sentences["invite.copied"]);
    }
}
