package io.neurocards.web.api;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.ExportAnswer;
import io.neurocards.web.access.Reach;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer takes their data along. */
@RestController
@RequestMapping("/v1/export")
@Tag(name = "Accounts")
class ExportApi {

    private final ExportAnswer answer;

    ExportApi(ExportAnswer answer) {
        this.answer = answer;
    }

    @Operation(
            summary = "Take along everything that is kept about you: data.json, photos and clips in a ZIP",
            description =
                    "With a session, not with a device's token. Three in 24 hours, then 429. What can't be read of the files is named"
                            + " in README.txt, and the rest is there. The length is not known before its end")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = ExportAnswer.ZIP, schema = @Schema(type = "string", format = "binary")))
    @GetMapping
    void own(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) Authentication how,
            HttpServletResponse response)
            throws IOException {
        if (Reach.device(how).isPresent()) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        answer.send(caller.personId(), response);
    }
}
