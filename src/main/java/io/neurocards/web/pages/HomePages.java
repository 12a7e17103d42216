package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.providers.Catalogue;
import io.neurocards.web.ReferralLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a stranger reads. */
@Controller
class HomePages {

    private final Catalogue catalogue;

    HomePages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/")
    String home(
            @AuthenticationPrincipal @Nullable Caller caller,
            @RequestParam(name = ReferralLinks.PARAMETER, required = false) @Nullable String friend,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (caller != null) {
            return FormReply.to("/studio");
        }
        BroughtBy.remember(friend, request, response);
        catalogue.usual().ifPresent(usual -> {
            model.addAttribute("resolution", usual.resolution().replace('x', '×'));
            model.addAttribute("shortest", usual.seconds().shortest());
            model.addAttribute("longest", usual.seconds().longest());
        });
        return "pages/home";
    }

    @GetMapping("/terms")
    String terms() {
        return "pages/terms";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "pages/privacy";
    }
}
