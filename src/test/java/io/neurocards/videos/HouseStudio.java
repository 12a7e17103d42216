package io.neurocards.videos;

import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.database.TestDatabase;
import io.neurocards.jobs.ManualJobs;
import io.neurocards.ledger.Ledger;
import io.neurocards.media.MediaStore;
import io.neurocards.media.TestStore;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.TestProviders;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.events.VideosOrdered;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The studio as whoever runs it meets it: clips that are made, fail, or wait. */
public final class HouseStudio implements AutoCloseable {

    private final TestStudio studio;
    private final VideoInterventions interventions;

    public HouseStudio(Path folder) throws IOException {
        studio = new TestStudio(folder);
        var clock = studio.engine.clock();
        var place = new PlaceOrder(
                studio.ledger,
                studio.rows,
                TestStudio.SETTINGS,
                event -> studio.dispatch.on((VideosOrdered) event),
                clock);
        interventions = new VideoInterventions(
                studio.rows,
                new BriefCheck(TestProviders.catalogue(), TestProviders.of(studio.vendor)),
                TestStore.in(folder.resolve("store")),
                place,
                studio.endVideo,
                studio.engine.jobs());
    }

    public VideoInterventions interventions() {
        return interventions;
    }

    public TestDatabase database() {
        return studio.database;
    }

    public ManualJobs engine() {
        return studio.engine;
    }

    public Ledger ledger() {
        return studio.ledger;
    }

    /** Returns the part of the videos in a customer's leaving. */
    public PersonalData leaving() {
        return new EraseVideos(studio.database.jdbc(), studio.rows, studio.store);
    }

    public MediaStore store() {
        return studio.store;
    }

    public PersonId personWith(long credits) {
        return studio.personWith(credits);
    }

    public List<UUID> order(PersonId person, int count) throws IOException {
        return studio.order(person, count);
    }

    public Stage stage(PersonId person, UUID job) {
        return studio.view(person, job).stage();
    }

    /** Returns a job whose vendor refused it for good. */
    public UUID failed(PersonId person) throws IOException {
        var job = order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(5));
        studio.vendor.failAll(FailureReason.USER_VIOLATION, "<b>not allowed</b>");
        studio.runFor(Duration.ofSeconds(30));
        return job;
    }

    /** Returns a job that was made and paid for. */
    public UUID completed(PersonId person) throws IOException, InterruptedException {
        var job = order(person, 1).getFirst();
        studio.runFor(Duration.ofSeconds(5));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(30));
        return job;
    }

    @Override
    public void close() {
        studio.close();
    }
}
