package io.neurocards.sandbox;

import io.neurocards.sandbox.SandboxMailbox.SandboxMail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows the demo's mails, to people and to tests. */
@Controller
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
class SandboxMailPages {

    private final SandboxMailbox mailbox;

    SandboxMailPages(SandboxMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @ResponseBody
    @GetMapping("/sandbox/mail.json")
    List<SandboxMail> json(@RequestParam(required = false) @Nullable String to) {
        return mailbox.mails(to);
    }

    @GetMapping("/sandbox/mail")
    String page(@RequestParam(required = false) @Nullable String to, Locale locale, Model model) {
        var language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("ru");
        model.addAttribute("language", language.getLanguage());
        model.addAttribute("texts", texts(language));
        model.addAttribute("to", to);
        model.addAttribute("mails", mailbox.mails(to));
        return "sandbox/mail";
    }

    private static Map<String, String> texts(Locale language) {
        var bundle = ResourceBundle.getBundle("messages/sandbox", language);
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }
}
