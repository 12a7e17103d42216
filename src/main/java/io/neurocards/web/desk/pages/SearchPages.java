package io.neurocards.web.desk.pages;

import io.neurocards.operations.CustomerSearch;
import io.neurocards.operations.lists.Findings;
import io.neurocards.web.desk.OfDesk;
import java.util.ArrayList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds whatever somebody has an id, an address or a name of. */
@Controller
@OfDesk
class SearchPages {

    private static final int LONGEST = 100;

    private final CustomerSearch customers;
    private final Findings findings;

    SearchPages(CustomerSearch customers, Findings findings) {
        this.customers = customers;
        this.findings = findings;
    }

    /** A single find is gone to at once. */
    @GetMapping("/desk/search")
    String search(@RequestParam(name = "q", defaultValue = "") String typed, Model model) {
        var text = typed.length() <= LONGEST && typed.indexOf('\0') < 0 ? typed.strip() : "";
        var found = new ArrayList<>(findings.of(text));
        for (var customer : customers.find(text)) {
            found.add(new Findings.Found("customers", customer.id().value()));
        }
        if (found.size() == 1) {
            return "redirect:" + path(found.getFirst());
        }
        model.addAttribute("q", text);
        model.addAttribute("found", found);
        return "desk/search";
    }

    private static String path(Findings.Found found) {
        return "/desk/" + found.kind() + "/" + found.id();
    }
}
