package io.neurocards.telegram.updates;

import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * The one process of the cluster that asks Telegram for updates, or looks for those that others were brought, and hands them
 * on. Whoever holds the lease is it; whoever loses it stops at once.
 */
final class Reception implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    private static final int BATCH = 100;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration CONFLICT_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WITHOUT_DATABASE = Duration.ofSeconds(1);

    private final Telegram telegram;
    private final Intake intake;
    private final Lease lease;
    private final UpdateReader reader;
    private final Vigil vigil;
    private final Rests rests;
    private final Hearing hearing;
    private final MarkWriter marks;
    private final UpdatesSettings settings;
    private final Backoff backoff = new Backoff();
    private Instant lookAt = Instant.MIN;
    private long offset;
    private boolean prepared;
    private volatile @Nullable Thread loop;

    /** Time as a test may set it, and where it is written down that Telegram answered. */
    record Rhythm(Clock clock, Sleeper sleeper, Hearing hearing) {

        Rhythm(Clock clock, Sleeper sleeper) {
            this(clock, sleeper, new Hearing(clock.instant()));
        }
    }

    Reception(
            Telegram telegram,
            Intake intake,
            Lease lease,
            UpdateReader reader,
            Rhythm rhythm,
            UpdatesSettings settings) {
        this.telegram = telegram;
        this.intake = intake;
        this.lease = lease;
        this.reader = reader;
        this.vigil = new Vigil(telegram, reader, intake);
        this.hearing = rhythm.hearing();
        this.rests = new Rests(rhythm, lease, settings.lease().dividedBy(6));
        this.marks = new MarkWriter(intake.marks(), rests);
        this.settings = settings;
    }

    /** Returns why nothing comes in; empty while it does, and where another process asks. */
    String trouble() {
        return lease.isHeld() ? backoff.trouble() : "";
    }

    private void run() {
        while (isRunning()) {
            try {
                round();
            } catch (InterruptedException _) {
                return; // it is stopped
            } catch (IOException | RuntimeException e) {
                var reason = e.getClass().getSimpleName() + ": " + e.getMessage();
                if (!isRunning() || !restAfter(e, backoff.after(e.getClass().getName(), reason))) {
                    return;
                }
            }
        }
    }

    private boolean restAfter(Exception failure, Duration pause) {
        if (failure instanceof IOException) {
            return rests.rest(pause);
        }
        lookAt = Instant.MIN; // what was kept although we did not hear of it
        var shortened = pause.compareTo(LONGEST_WITHOUT_DATABASE) > 0 ? LONGEST_WITHOUT_DATABASE : pause;
        try {
            return besidesPayments(() -> rests.rest(shortened));
        } catch (InterruptedException | IOException _) {
            return false; // it is stopped
        }
    }

    /** Does what needs the database; while that takes long, whoever pays is answered all the same. */
    private <T> T besidesPayments(Callable<T> work) throws IOException, InterruptedException {
        return vigil.during(work, prepared && telegram.isAsked(), offset);
    }

    private void round() throws IOException, InterruptedException {
        var withoutAGap = lease.isHeld();
        var held = besidesPayments(lease::hold);
        if (prepared && !(held && withoutAGap)) {
            log.warn("The lease on Telegram's updates was lost; another process may have taken them in meanwhile");
            prepared = false;
            intake.dispatcher().suspend();
        }
        if (!held) {
            rests.sleep(settings.look());
            return;
        }
        if (!prepared) {
            prepare();
            return;
        }
        look();
        if (telegram.isAsked()) {
            ask();
        } else {
            rests.sleep(settings.look());
        }
    }

    private void prepare() throws InterruptedException {
        intake.dispatcher().resume();
        intake.fromDatabase(settings.mostWaiting());
        var said = telegram.sayHow();
        if (said == null || !said.isOk()) {
            var reason = said == null ? "no answer" : said.errorCode() + " " + said.description();
            rests.pause(backoff.after("sayHow", reason));
            return;
        }
        offset = 0;
        prepared = true;
        if (!telegram.isAsked()) {
            backoff.over();
        }
        log.info("Telegram's updates are taken in here: by {}", telegram.isAsked() ? "asking" : "webhook");
    }

    private void look() throws IOException, InterruptedException {
        var now = rests.now();
        if (now.isBefore(lookAt)) {
            return;
        }
        lookAt = now.plus(telegram.isAsked() ? settings.look().multipliedBy(30) : settings.look());
        besidesPayments(() -> {
            intake.fromDatabase(settings.mostWaiting());
            return true;
        });
    }

    private void ask() throws IOException, InterruptedException {
        if (!intake.dispatcher().awaitRoom(BATCH, settings.look())) {
            return;
        }
        var batch = batch(telegram.updates(offset, settings.poll()));
        if (!batch.ok()) {
            pauseAfter(batch);
            return;
        }
        backoff.over();
        hearing.heard(batch.updates().size(), rests.now());
        if (!batch.updates().isEmpty() && lease.isHeld()) {
            besidesPayments(() -> {
                intake.batch(batch.updates());
                return true;
            });
            offset = batch.updates().getLast().updateId() + 1;
        }
    }

    private UpdateReader.Batch batch(String answer) throws IOException {
        try {
            return reader.batch(answer);
        } catch (JacksonException _) {
            throw new IOException("The answer is no JSON"); // the cause repeats it, and it may be customers' words
        }
    }

    private void pauseAfter(UpdateReader.Batch batch) throws InterruptedException {
        var pause = backoff.after("" + batch.errorCode(), batch.errorCode() + " " + batch.description());
        if (batch.errorCode() == 409) {
            prepared = !batch.description().contains("webhook");
            pause = pause.compareTo(CONFLICT_PAUSE) < 0 ? CONFLICT_PAUSE : pause;
        }
        var asked = Duration.ofSeconds(batch.retryAfterSeconds());
        rests.pause(asked.compareTo(pause) > 0 ? asked : pause);
    }

    @Override
    public void start() {
        if (!settings.enabled()) {
            return;
        }
        if (!intake.hasHandler().getAsBoolean()) {
            log.warn("Nobody acts on Telegram's updates; they stay with Telegram");
            return;
        }
        marks.start();
        var receiving = Thread.ofVirtual().name("telegram-updates").unstarted(this::run);
        loop = receiving;
        receiving.start();
    }

    /** Stops asking, waits for what has begun, marks it, and lets another process take over at once. */
    @Override
    public void stop() {
        var receiving = loop;
        loop = null;
        intake.dispatcher().suspend();
        telegram.stopAsking();
        try {
            if (receiving != null) {
                receiving.interrupt();
                receiving.join(LONGEST_STOP);
            }
            marks.stop(LONGEST_STOP);
            intake.dispatcher().awaitEnd(LONGEST_STOP);
            intake.marks().flush();
            lease.release();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The end could not be written down; another process takes over when the lease has run out", e);
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
