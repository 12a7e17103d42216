package io.neurocards.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperatorTool;
import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway's list and our rows. */
class ReconcileGatewaysTest {

    private final PaymentsFixture shop = new PaymentsFixture();
    private final PersonId anna = shop.join(42);
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void what_agrees_is_no_difference() {
        bought("one");
        bought("two");
        unpaid("three");
        later();

        assertThat(run("reconcile")).isZero();
        assertThat(said).containsExactly("scripted: 3 compared, 0 differ, 0 are asked about");
    }

    @Test
    void each_difference_is_named_and_a_dry_run_changes_nothing() {
        var gateway = shop.gateway();
        var untold = unpaid("untold");
        gateway.pay(untold);
        var returned = bought("returned");
        gateway.giveBack(returned, 490);
        var partly = bought("partly");
        gateway.giveBack(partly, 100);
        var dearer = bought("dearer");
        gateway.change(dearer, old -> ScriptedGateway.costing(old, new Money("USD", 500)));
        var unpaid = bought("unpaid");
        gateway.change(unpaid, old -> ScriptedGateway.in(old, State.CANCELLED, "fraud"));
        var kept = bought("kept");
        shop.refund(shop.byCharge(kept).orElseThrow().id(), true);
        shop.jobs.runDue();
        gateway.change(kept, old -> ScriptedGateway.costing(old, old.amount()));
        var gone = bought("gone");
        gateway.forget(gone);
        var known = bought("known");
        shop.refund(shop.byCharge(known).orElseThrow().id(), 100L, false);
        shop.jobs.runDue();
        var lost = bought("lost");
        shop.refund(shop.byCharge(lost).orElseThrow().id(), 100L, false);
        shop.jobs.runDue();
        gateway.change(lost, old -> ScriptedGateway.costing(old, old.amount()));
        later();
        var before = shop.number("select count(*) from payment_notices");

        assertThat(run("reconcile", "--dry-run")).isOne();

        assertThat(said)
                .contains(
                        "scripted unbooked " + untold,
                        "scripted refund_unbooked " + returned + id(returned),
                        "scripted partly_refunded " + partly + id(partly),
                        "scripted other_amount " + dearer + id(dearer),
                        "scripted unpaid_there " + unpaid + id(unpaid),
                        "scripted refund_missing_there " + kept + id(kept),
                        "scripted refund_missing_there " + lost + id(lost),
                        "scripted unknown_there " + gone + id(gone),
                        "scripted: 8 compared, 8 differ, 0 are asked about")
                .hasSize(9);
        assertThat(shop.number("select count(*) from payment_differences")).isZero();
        assertThat(shop.number("select count(*) from payment_notices")).isEqualTo(before);
    }

    @Test
    void money_that_nobody_told_of_is_booked_by_the_daily_comparison() {
        var untold = unpaid("untold");
        shop.database.jdbc().sql("update payment_checkouts set ask_at = null").update();
        shop.gateway().pay(untold);
        shop.gateway().add(ScriptedGateway.payment("stray", UUID.randomUUID(), State.PAID, new Money("USD", 490)));

        shop.jobs.runFor(Duration.ofHours(27), Duration.ofMinutes(30));

        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(shop.get(Payments.class).putAside(10))
                .extracting(Payment::chargeId)
                .containsExactly("stray");
        assertThat(shop.number("select count(*) from payment_differences where kind = 'unbooked'"))
                .isEqualTo(2);
        assertThat(run("reconcile", "--dry-run")).isZero();
    }

    @Test
    void a_list_that_can_not_be_read_says_nothing_of_what_is_missing_there() {
        bought("one");
        later();
        shop.gateway().silent(true);

        assertThat(run("reconcile")).isEqualTo(2);
        assertThat(said)
                .containsExactly(
                        "scripted was not read whole: timeout", "scripted: 0 compared, 0 differ, 0 are asked about");
        assertThat(run("compare")).isEqualTo(2);
    }

    @Test
    void a_payment_that_can_not_be_read_is_named_and_is_neither_missing_nor_in_the_way_of_others() {
        var blurred = bought("one");
        var gone = bought("two");
        later();
        shop.gateway().blur(blurred);
        shop.gateway().forget(gone);

        assertThat(run("reconcile", "--dry-run")).isEqualTo(2);
        assertThat(said)
                .containsExactly(
                        "scripted unknown_there " + gone + id(gone),
                        "scripted was not read whole: 1 payments can't be read, such as " + blurred,
                        "scripted: 0 compared, 1 differ, 0 are asked about");
    }

    private void later() {
        shop.jobs.advance(Duration.ofHours(3));
    }

    private String unpaid(String key) {
        return shop.gateway().reference(shop.goToPay(anna, key).payment());
    }

    private String bought(String key) {
        var reference = unpaid(key);
        shop.confirm(shop.gateway().pay(reference));
        return reference;
    }

    private String id(String reference) {
        return " payment=" + shop.byCharge(reference).orElseThrow().id();
    }

    private int run(String... words) {
        return shop.ours(OperatorTool.class).getFirst().run(List.of(words), said::add);
    }
}
