package io.neurocards.web.pages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What programmers read beside the contract, which is at {@code /docs}. */
@Controller
class GuidePages {

    private final ObjectProvider<PartnersGuide> guide;

    GuidePages(ObjectProvider<PartnersGuide> guide) {
        this.guide = guide;
    }

    @GetMapping("/docs/partners")
    String partners(Model model) {
        model.addAttribute("guide", guide.getObject().html());
        return "pages/guide";
    }
}
