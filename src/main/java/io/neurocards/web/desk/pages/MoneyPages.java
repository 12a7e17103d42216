package io.neurocards.web.desk.pages;

import io.neurocards.orders.AllOrders;
import io.neurocards.payments.Payments;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.DeskTables;
import io.neurocards.web.desk.OfDesk;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One order, and one payment with all that went back of it. */
@Controller
@OfDesk
class MoneyPages {

    private final AllOrders orders;
    private final Payments payments;
    private final DeskTables tables;

    MoneyPages(AllOrders orders, Payments payments, DeskTables tables) {
        this.orders = orders;
        this.payments = payments;
        this.tables = tables;
    }

    @GetMapping("/desk/orders/{subject}")
    String order(@PathVariable("subject") UUID subject, Model model, Locale locale) {
        model.addAttribute(
                "handled", orders.find(subject).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
        model.addAttribute("lines", tables.within(Lists.LINES, Map.of("order", subject.toString()), locale));
        return "desk/order";
    }

    @GetMapping("/desk/payments/{subject}")
    String payment(@PathVariable("subject") UUID subject, Model model, Locale locale) {
        model.addAttribute(
                "payment", payments.find(subject).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
        model.addAttribute("refunds", tables.within(Lists.REFUNDS, Map.of("payment", subject.toString()), locale));
        return "desk/payment";
    }
}
