package io.neurocards.web;

import io.neurocards.accounts.export.ExportMyData;
import io.neurocards.shared.PersonId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends a customer's own data while they are read; its length is known when it ends. */
@Component
public record ExportAnswer(ExportMyData export, Clock clock) {

    public static final String ZIP = "application/zip";

    /**
     * Sends it.
     *
     * @throws io.neurocards.shared.ProblemException TOO_MANY_REQUESTS, ACCOUNT_DELETED, before anything was sent
     * @throws IOException when whoever asked is gone, or rows can't be read any more: the answer breaks off, and no ZIP is whole
     */
    public void send(PersonId person, HttpServletResponse response) throws IOException {
        send(export.begin(person), response);
    }

    /**
     * Sends one that was counted before, and was too large to be sent otherwise.
     *
     * @throws io.neurocards.shared.ProblemException TOO_MANY_REQUESTS, NOT_FOUND, before anything was sent
     * @throws IOException as above
     */
    public void sendAgain(UUID begun, HttpServletResponse response) throws IOException {
        send(export.beginAgain(begun), response);
    }

    private void send(ExportMyData.Archive archive, HttpServletResponse response) throws IOException {
        var name = "neurocards-" + LocalDate.ofInstant(clock.instant(), clock.getZone()) + ".zip";
        response.setContentType(ZIP);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try {
            archive.writeTo(response.getOutputStream());
        } catch (RuntimeException e) {
            takeBack(response);
            throw e;
        }
    }

    /** As long as nothing has left, the answer can still be another one, which says what went wrong. */
    private static void takeBack(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.resetBuffer();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        }
    }
}
