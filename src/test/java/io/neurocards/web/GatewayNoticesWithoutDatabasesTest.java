package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.payments.checkout.TakeNotice;
import io.neurocards.payments.gateways.ScriptedGateway;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A gateway tells of money while no database can keep it, and never again. */
@Thorough
@Order(2)
class GatewayNoticesWithoutDatabasesTest extends WithoutDatabases {

    @Override
    List<String> settings() {
        return List.of("--neurocards.scripted-gateway=true");
    }

    @Test
    void what_is_told_while_nobody_can_keep_it_is_credited_once_when_somebody_can_again() throws Exception {
        var customers = new GatewayCustomers(studio::address, studio::bean);
        var before = GatewayCustomers.credits(ann);
        var reference = customers.pays(ANN, "once");
        studio.takeBothAway();

        assertThat(customers.tell("paid " + reference, ScriptedGateway.SIGNATURE))
                .isEqualTo(503);
        assertThat(customers.tell("paid " + reference, ScriptedGateway.SIGNATURE))
                .isEqualTo(503);
        assertThat(customers.tell("paid " + reference, "guessed")).isEqualTo(403);
        assertThat(kept()).singleElement().asString().contains(reference);
        var words = "paid " + reference;
        var largest = words + " ".repeat(TakeNotice.LARGEST_BODY - words.length());
        assertThat(customers.tell(largest, ScriptedGateway.SIGNATURE)).isEqualTo(503);
        assertThat(kept()).hasSize(2);
        studio.giveBack();

        until(() -> GatewayCustomers.credits(ann), credits -> credits == before + 5);
        until(this::kept, List::isEmpty);
        assertThat(customers.tell("paid " + reference, ScriptedGateway.SIGNATURE))
                .isEqualTo(200);
        assertThat(GatewayCustomers.credits(ann)).isEqualTo(before + 5);
    }

    private List<String> kept() {
        return studio.bean(NodeJournal.class).state().payments().stream()
                .map(one -> one + " " + new String(one.raw().toArray(), StandardCharsets.UTF_8))
                .toList();
    }
}
