package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.StatementLine;
import io.neurocards.web.KeptReads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1")
@Tag(name = "Credits")
class LedgerApi {

    private final Ledger ledger;

    private final KeptReads reads;

    LedgerApi(Ledger ledger, KeptReads reads) {
        this.ledger = ledger;
        this.reads = reads;
    }

    record BalanceJson(long credits, long held) {}

    @Operation(summary = "What may be spent, and what is set aside for clips in the making")
    @GetMapping("/balance")
    BalanceJson balance(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var balance = reads.read(caller, () -> ledger.balance(caller.personId()), kept -> Optional.of(kept.balance()));
        return new BalanceJson(balance.available().amount(), balance.held().amount());
    }

    record Statement(List<Entry> entries) {}

    /** A line; {@code balance_after} follows from the line below it, and so does {@code held_after}. */
    record Entry(
            UUID id,
            Instant at,
            String kind,
            long amount,
            @JsonProperty("balance_after") long balanceAfter,
            @JsonProperty("held_change") long heldChange,
            @JsonProperty("held_after") long heldAfter,
            String reference,
            long ordinal) {

        static Entry of(StatementLine line) {
            return new Entry(
                    line.id(),
                    line.at(),
                    line.kind().text(),
                    line.availableChange(),
                    line.availableAfter(),
                    line.heldChange(),
                    line.heldAfter(),
                    line.reference(),
                    line.ordinal());
        }
    }

    @Operation(summary = "Every posting behind the balance, newest first")
    @GetMapping("/ledger")
    Statement statement(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            @RequestParam(name = "before", defaultValue = "9223372036854775807") long before) {
        var most = Math.clamp(limit, 1, 500);
        var lines = reads.read(
                caller, () -> ledger.statement(caller.personId(), before, most), kept -> kept.statement(before, most));
        return new Statement(lines.stream().map(Entry::of).toList());
    }
}
