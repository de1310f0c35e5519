using ElephantBoard.Board.Verbs;

namespace ElephantBoard.Board.Panels;

/// <summary>Shows how others join, and how to write in the browser, where every input method and screen reader works.</summary>
internal static class InviteDialog
{
    public static void Open(CommandContext context) =>
        SheetDialog.Open(
            context,
            context.Sentences["room.invite"],
            480,
            dialog =>
            {
                dialog.Body.Text(context.Sentences["invite.say"]);
                Invitation.Build(dialog.Body, context, withQr: true);
                if (context.HostLink is { } link)
                {
                    HostLinkPart.Build(dialog, context, link);
                }
            }
        );

    /// <summary>This window has no input method for Chinese, Japanese, and Korean, and no support for screen readers. The page has both.</summary>
    public static void OpenPage(CommandContext context) =>
        SheetDialog.Open(
            context,
            context.Sentences["panel.page"],
            480,
            dialog =>
            {
                dialog.Body.Text(context.Sentences["panel.page_explain"]);
                Invitation.Build(dialog.Body, context, withQr: true);
            }
        );
}
