using ElephantBoard.Board.Look;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Board.Panels;

/// <summary>Shows, on request, a link and its QR code that move this seat to another device.</summary>
internal static class MoveSeatDialog
{
    public static void Open(CommandContext context)
    {
        var say = context.Sentences;
        SheetDialog.Open(
            context,
            say["act.offer_seat"],
            480,
            dialog =>
            {
                dialog.Body.Text(say["move.explain"]);
                dialog.Body.Hint(say["move.secret"], gap: 12);
                var shown = dialog.Body.Part();
                Button show = null!;
                show = dialog.Foot.Button(
                    say["move.show"],
                    () =>
                    {
                        show.Interactable = false;
                        Offer(context, link => Show(context, dialog, shown, link));
                    },
                    ButtonKind.Main
                );
                show.Interactable = context.JoinLink is not null;
            }
        );
    }

    private static void Offer(CommandContext context, Action<Uri> accepted)
    {
        var link = SeatLink.Make(context.Seat.Keys, context.Pocket?.Mine.Order() ?? Enumerable.Empty<ulong>());
        context.CommandDispatcher.Dispatch(
            new Command { OfferSeat = new() { Ticket = ByteString.CopyFrom(link.TicketHash) } },
            accepted: () => accepted(link.For(context.JoinLink!))
        );
    }

    private static void Show(CommandContext context, SheetDialog dialog, Sheet shown, Uri link)
    {
        if (!dialog.IsOpen)
        {
            return;
        }

        var say = context.Sentences;
        var qr = shown.GameObject.AddChild("qr").AddComponent(new QrView(new QrCode(link)));
        shown.Put(qr.GameObject, qr.Lay, 14);
        shown
            .Flow(gap: 4)
            .Button(
                say["panel.copy_link"],
                () =>
                {
                    context.Above.Scene.Events.Clipboard.Write(link.ToString());
                    context.Notices.Say(say["invite.copied"]);
                }
            );
        dialog.Lay();
    }
}
