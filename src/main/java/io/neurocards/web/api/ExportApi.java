package io.neurocards.web.api;

import io.neurocards.web.ExportAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer takes their data along. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Accounts")
class ExportApi {

    private static final String SUMMARY =
            "Take along everything that is kept about you: data.json, photos and clips in a ZIP";

    private final WholeAccount account;
    private final ExportAnswer answer;

    ExportApi(WholeAccount account, ExportAnswer answer) {
        this.account = account;
        this.answer = answer;
    }

    @Operation(
            summary = SUMMARY,
            description =
                    "Three in 24 hours, then 429. What can't be read of the files is named in README.txt, and the rest is"
                            + " there. The length is not known before its end. " + WholeAccount.BY_WHOM)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = ExportAnswer.ZIP, schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/account/export")
    void own(@Parameter(hidden = true) Authentication how, HttpServletResponse response) throws IOException {
        answer.send(account.require(how).personId(), response);
    }

    @Operation(summary = SUMMARY, description = "As GET /v1/account/export, by its earlier name", deprecated = true)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = ExportAnswer.ZIP, schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/export")
    void byEarlierName(@Parameter(hidden = true) Authentication how, HttpServletResponse response) throws IOException {
        own(how, response);
    }
}
