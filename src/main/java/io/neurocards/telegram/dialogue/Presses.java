package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.cabinet.CabinetScreens;
import io.neurocards.telegram.cabinet.ClipActions;
import io.neurocards.telegram.checkout.Checkout;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.telegram.screens.Screen;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the buttons do. */
@Component
@ConditionalOnBot
class Presses {

    private final Start start;
    private final Customers customers;
    private final OrderPresses orders;
    private final CabinetScreens cabinet;
    private final ClipActions clips;
    private final Checkout checkout;

    Presses(
            Start start,
            Customers customers,
            OrderPresses orders,
            CabinetScreens cabinet,
            ClipActions clips,
            Checkout checkout) {
        this.start = start;
        this.customers = customers;
        this.orders = orders;
        this.cabinet = cabinet;
        this.clips = clips;
        this.checkout = checkout;
    }

    /** Acts on a press; what no button of ours means is refused. */
    Reaction react(Turn turn, @Nullable Press press) throws IOException, InterruptedException {
        var words = turn.words();
        return switch (press) {
            case null -> turn.toast("forged");
            case Press.Continue() -> start.menu(turn);
            case Press.BackToMenu() -> start.menu(turn);
            case Press.AcceptTerms() -> start.accept(turn);
            case Press.ChooseLanguage() -> turn.say(orders.language(words));
            case Press.Speak(var language) -> start.speak(turn, Locale.of(language));
            case Press.Generate(var type) -> orders.choices().generate(turn, type);
            case Press.Again(var type) -> orders.choices().again(turn, type).spending(List.of());
            case Press.MakeAnother(var job) ->
                orders.choices().makeAnother(turn, job).spending(List.of());
            case Press.Retry(var job) -> orders.choices().retry(turn, job);
            case Press.ChooseTemplate(var template) -> orders.choices().template(turn, template);
            case Press.ConfirmSelfPrompt() -> orders.choices().confirmPrompt(turn);
            case Press.EditSelfPrompt() -> orders.choices().editPrompt(turn);
            case Press.TakeScenario() -> orders.scenario().take(turn);
            case Press.AnotherScenario() -> orders.scenario().another(turn);
            case Press.EditScenario() -> orders.scenario().edit(turn);
            case Press.Count(var count) -> orders.choices().count(turn, count);
            case Press.Resume() -> orders.ordering().resume(turn);
            case Press.Confirm(var token) -> orders.ordering().confirm(turn, token);
            case Press.Cabinet() -> page(turn, cabinet.cabinet(words, customers.require(turn)));
            case Press.History() -> page(turn, cabinet.history(words, customers.require(turn)));
            case Press.Statement() -> page(turn, cabinet.statement(words, customers.require(turn)));
            case Press.Purchases() -> page(turn, cabinet.purchases(words, customers.require(turn)));
            case Press.Invite() -> page(turn, cabinet.invite(words, customers.require(turn)));
            case Press.TopUp() -> page(turn, checkout.plans(words, customers.require(turn)));
            case Press.TopUpFor(var token) -> orders.shortage().topUp(turn, token);
            case Press.TakeDearer(var order, var price) -> orders.shortage().takeDearer(turn, order, price);
            case Press.GiveUpShort() -> orders.shortage().giveUp(turn);
            case Press.Pay(var credits) ->
                reply(turn, checkout.invoice(turn.chatId(), words, customers.require(turn), credits))
                        .spending(checkout.afterInvoice(words));
            case Press.ShopBy(var gateway) -> orders.webPayments().plans(turn, gateway);
            case Press.PayBy wanted -> orders.webPayments().pay(turn, wanted);
            case Press.Link(var code) -> start.account().links().confirm(turn, code);
            case Press.UndoLink(var link) -> start.account().links().undo(turn, link);
            case Press.TakeAlong() -> start.account().takeaway().begin(turn);
            case Press.Leave() -> start.account().farewell().ask(turn);
            case Press.LeaveForGood(var credits, var until) ->
                start.account().farewell().leave(turn, credits, until);
            case Press.Clip(var job) -> resend(turn, job);
            case Press.CancelJob(var job) -> reply(turn, clips.cancel(words, customers.require(turn), job));
            case Press.CancelOrder(var order) -> reply(turn, clips.cancelOrder(words, customers.require(turn), order));
        };
    }

    private Reaction resend(Turn turn, UUID job) throws InterruptedException {
        clips.resend(turn.chatId(), customers.require(turn), job);
        return turn.silence();
    }

    private static Reaction page(Turn turn, Screen screen) {
        return turn.say(screen);
    }

    private static Reaction reply(Turn turn, Reply reply) {
        return new Reaction(turn.state(), List.of(reply));
    }
}
