package io.neurocards.payments;

import io.neurocards.jobs.RecurringJob;
import io.neurocards.payments.StarsPaid.Line;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads in Telegram's own book what was paid, and books what nobody told us of, once, by the ordinary way. A process reads the
 * book from its beginning once, then what is new. Money of the last minutes may still be on its way to us and is left for the
 * next time.
 */
@Component
final class ReconcileStars implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ReconcileStars.class);
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(15);
    private static final int PAGE = 100;

    private final ObjectProvider<StarsPaid.Book> books;
    private final PaymentRows rows;
    private final ConfirmStars confirmStars;
    private final Clock clock;
    private int read;

    ReconcileStars(ObjectProvider<StarsPaid.Book> books, PaymentRows rows, ConfirmStars confirmStars, Clock clock) {
        this.books = books;
        this.rows = rows;
        this.confirmStars = confirmStars;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "payments-reconcile-stars";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public synchronized void run() throws Exception {
        var book = books.getIfAvailable();
        if (book != null) {
            reconcile(book);
        }
    }

    private void reconcile(StarsPaid.Book book) throws Exception {
        var until = clock.instant().minus(ON_ITS_WAY);
        var paid = new LinkedHashMap<String, StarsPaid>();
        var next = read;
        for (var more = true; more; ) {
            var page = book.lines(next, PAGE);
            var old = page.stream().takeWhile(line -> line.at().isBefore(until)).toList();
            old.forEach(line -> note(line, paid));
            next += old.size();
            more = old.size() == PAGE;
        }
        rows.knownCharges(Payment.STARS_GATEWAY, paid.keySet()).forEach(paid::remove);
        paid.values().forEach(this::confirm);
        read = next;
    }

    private static void note(Line line, Map<String, StarsPaid> paid) {
        switch (line.movement()) {
            case PAID -> paid.put(line.stars().chargeId(), line.stars());
            case GIVEN_BACK -> paid.remove(line.stars().chargeId());
            case OTHER -> {}
        }
    }

    private void confirm(StarsPaid paid) {
        try {
            var confirmed = confirmStars.confirm(paid);
            log.warn("Stars were paid that nobody had told us of: person={}; they are credited", confirmed.person());
        } catch (ProblemException e) {
            log.warn("Stars were paid that nobody had told us of: {}; an administrator has to decide", e.code());
        }
    }
}
