package io.neurocards.web.desk.pages;

import io.neurocards.accounts.standing.Bans;
import io.neurocards.ledger.Ledger;
import io.neurocards.operations.CustomerSearch;
import io.neurocards.shared.PersonId;
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

/** A customer: who it is, what they have, what they ordered and paid. */
@Controller
@OfDesk
class CustomerPages {

    private static final int LINES = 30;

    private final CustomerSearch search;
    private final Bans bans;
    private final Ledger ledger;
    private final DeskTables tables;

    CustomerPages(CustomerSearch search, Bans bans, Ledger ledger, DeskTables tables) {
        this.search = search;
        this.bans = bans;
        this.ledger = ledger;
        this.tables = tables;
    }

    @GetMapping("/desk/customers/{subject}")
    String one(@PathVariable("subject") UUID subject, Model model, Locale locale) {
        var person = new PersonId(subject);
        var of = Map.of("person", subject.toString());
        model.addAttribute(
                "customer", search.find(person).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
        model.addAttribute("ban", bans.of(person).orElse(null));
        model.addAttribute("statement", ledger.statement(person, Long.MAX_VALUE, LINES));
        model.addAttribute("identities", tables.within(Lists.IDENTITIES, of, locale));
        model.addAttribute("clips", tables.within(Lists.CLIPS, of, locale));
        model.addAttribute("orders", tables.within(Lists.ORDERS, of, locale));
        model.addAttribute("payments", tables.within(Lists.PAYMENTS, of, locale));
        return "desk/customer";
    }
}
