package io.neurocards.web.pages;

import io.neurocards.accounts.telegram.SignInByTelegram;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The studio as Telegram opens it: whoever comes is signed in by what Telegram says of them. */
@Controller
class TelegramAppPages {

    private final SignInByTelegram signIn;
    private final SessionCookie session;

    TelegramAppPages(SignInByTelegram signIn, SessionCookie session) {
        this.signIn = signIn;
        this.session = session;
    }

    /** Telegram hands its pass over in the address' fragment, which no server is told; the page's script sends it on. */
    @GetMapping("/app")
    String entrance() {
        return "account/telegram-app";
    }

    record Pass(@Nullable String initData) {

        /** Hides what opens a session. */
        @Override
        public String toString() {
            return "Pass[***]";
        }
    }

    @PostMapping("/app/session")
    ResponseEntity<Void> open(@RequestBody Pass pass, HttpServletRequest request) {
        if (pass.initData() == null) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED);
        }
        var issued = signIn.signIn(pass.initData());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, session.issue(issued, request).toString())
                .build();
    }
}
