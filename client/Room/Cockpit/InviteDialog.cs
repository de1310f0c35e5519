using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Shows how others join, and how to write in the browser, where every input method and screen reader works.</summary>
internal static class InviteDialog
{
    public static void Open(Workbench bench) =>
        SheetDialog.Open(
            bench,
            bench.Sentences["room.invite"],
            480,
            dialog =>
            {
                dialog.Body.Text(bench.Sentences["invite.say"]);
                Invitation.Build(dialog.Body, bench, withQr: true);
                if (bench.HostLink is { } link)
                {
                    HostLinkPart.Build(dialog, bench, link);
                }
            }
        );

    /// <summary>This window has no input method for Chinese, Japanese, and Korean, and no support for screen readers. The page has both.</summary>
    public static void OpenPage(Workbench bench) =>
        SheetDialog.Open(
            bench,
            bench.Sentences["cockpit.page"],
            480,
            dialog =>
            {
                dialog.Body.Text(bench.Sentences["cockpit.page_explain"]);
                Invitation.Build(dialog.Body, bench, withQr: true);
            }
        );
}
