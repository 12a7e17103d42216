package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.PaymentStorm.Order;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the storm; see {@link PaymentStorm} for the long one. */
@Thorough
@org.junit.jupiter.api.Order(1)
class PaymentStormTest {

    private static final Order ORDER = new Order(
            Integer.getInteger("storm.payments", 60),
            Integer.getInteger("storm.kills", 2),
            Long.getLong("storm.seed", System.nanoTime()),
            20,
            10,
            true);

    @TempDir
    Path folder;

    @Test
    void what_was_paid_is_granted_once_whatever_gateways_do_and_however_often_the_process_dies()
            throws IOException, InterruptedException {
        System.out.println("Payment storm: " + ORDER.words());

        var outcome = PaymentStorm.run(ORDER, folder, Path.of("target", "payment-storm.log"));

        outcome.table().forEach(System.out::println);
        assertThat(outcome.wrong()).isEmpty();
    }
}
