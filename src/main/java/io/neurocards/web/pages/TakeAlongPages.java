package io.neurocards.web.pages;

import io.neurocards.accounts.export.ExportLinks;
import io.neurocards.web.ExportAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Downloads what was too large for a chat, for whoever has the link that was sent there. */
@Controller
class TakeAlongPages {

    private final ExportLinks links;
    private final ExportAnswer answer;

    TakeAlongPages(ExportLinks links, ExportAnswer answer) {
        this.links = links;
        this.answer = answer;
    }

    @GetMapping(ExportLinks.PATH + "{export}")
    @ResponseBody
    void download(
            @PathVariable("export") UUID export,
            @RequestParam(name = "expires", required = false) @Nullable String expires,
            @RequestParam(name = "signature", required = false) @Nullable String signature,
            HttpServletResponse response)
            throws IOException {
        links.require(export, expires, signature);
        answer.sendAgain(export, response);
    }
}
