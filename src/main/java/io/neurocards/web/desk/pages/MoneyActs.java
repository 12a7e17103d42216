package io.neurocards.web.desk.pages;

import io.neurocards.operations.Operator;
import io.neurocards.operations.RefundPurchase;
import io.neurocards.orders.AllOrders;
import io.neurocards.orders.CancelOrder;
import io.neurocards.orders.FulfilOrder;
import io.neurocards.orders.PayOrder;
import io.neurocards.orders.RefundOrder;
import io.neurocards.payments.Payment;
import io.neurocards.payments.Payments;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.ActField;
import io.neurocards.web.desk.ActOffer;
import io.neurocards.web.desk.ActWord;
import io.neurocards.web.desk.DeskAct;
import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.PlainAct;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with orders and with money. */
@Configuration(proxyBeanMethods = false)
class MoneyActs {

    private static final String PATH = "/desk/orders/{subject}/";
    private static final String SHORTFALL = "shortfall";
    private static final String PART = "part";

    private static ActOffer offer(AllOrders orders, String subject, DeskWords words) {
        var order = orders.find(ActWord.idOf(subject))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))
                .order();
        return ActOffer.of(
                "/desk/orders/" + subject,
                words.word(order.status().word()),
                words.money(order.total().minor(), order.total().currency()));
    }

    private static Operator.Word said(ActWord word) {
        return word.by().because(word.reason());
    }

    @Bean
    DeskAct deskPay(AllOrders orders, PayOrder pay) {
        return new PlainAct(
                PATH + "pay",
                "pay-order",
                (subject, words) -> offer(orders, subject, words).with(ActField.text("reference")),
                word -> pay.pay(word.id(), reference(word), said(word)));
    }

    private static String reference(ActWord word) {
        var typed = word.field("reference");
        if (typed.isEmpty() || typed.length() > PayOrder.LONGEST_REFERENCE) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "reference");
        }
        return typed;
    }

    @Bean
    DeskAct deskFulfil(AllOrders orders, FulfilOrder fulfil) {
        return new PlainAct(
                PATH + "fulfil",
                "fulfil-order",
                (subject, words) -> offer(orders, subject, words),
                word -> fulfil.fulfil(word.id(), said(word)));
    }

    @Bean
    DeskAct deskCancelOrder(AllOrders orders, CancelOrder cancel) {
        return new PlainAct(
                PATH + "cancel",
                "cancel-order",
                (subject, words) -> offer(orders, subject, words),
                word -> cancel.cancel(word.id(), said(word)));
    }

    @Bean
    DeskAct deskRefundOrder(AllOrders orders, RefundOrder refund) {
        return new PlainAct(
                PATH + "refund",
                "refund-order",
                (subject, words) -> offer(orders, subject, words).with(ActField.tick(SHORTFALL)),
                word -> refund.refund(
                        word.id(), said(word), !word.field(SHORTFALL).isEmpty()));
    }

    @Bean
    DeskAct deskRefundPayment(Payments payments, RefundPurchase refund) {
        return new PlainAct(
                "/desk/payments/{subject}/refund",
                "refund-payment",
                (subject, words) -> offer(find(payments, subject), words),
                word -> refund.refund(
                        word.by(),
                        new RefundPurchase.Order(
                                word.operation().value(),
                                word.id(),
                                part(find(payments, word.subject()), word.field(PART)),
                                word.reason(),
                                !word.field(SHORTFALL).isEmpty())));
    }

    private static Payment find(Payments payments, String subject) {
        return payments.find(ActWord.idOf(subject)).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    private static ActOffer offer(Payment payment, DeskWords words) {
        return ActOffer.of(
                        "/desk/payments/" + payment.id(),
                        words.money(payment.amount(), payment.currency()),
                        words.word(payment.gateway()),
                        words.number(payment.credits()))
                .with(ActField.text(PART), ActField.tick(SHORTFALL));
    }

    /** Returns a part in minor units; nothing for all that is left. */
    private static @Nullable Long part(Payment payment, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return Money.of(payment.currency(), new BigDecimal(typed.replace(',', '.')))
                    .minor();
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", PART);
        }
    }
}
