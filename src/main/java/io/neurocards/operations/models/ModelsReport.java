package io.neurocards.operations.models;

import io.neurocards.database.SqlTime;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Catalogue.Pause;
import io.neurocards.providers.Model;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How every model of the catalogue stands: what can be ordered, what can't and why, and how its clips have done of late. */
@Component
public final class ModelsReport {

    private static final Duration OF_LATE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Clock clock;

    ModelsReport(JdbcClient jdbc, Catalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Whether a model can be ordered, and what is in the way. */
    public enum Sale {
        ON_SALE,
        /** Its provider or an administrator took it off sale; {@code ModelStanding.pause} says why. */
        PAUSED,
        /** The catalogue's file says so, and only a change of the file ends it. */
        PAUSED_IN_FILE,
        RETIRED,
        /** Its provider has no key here. */
        OUT_OF_REACH
    }

    /**
     * One model.
     *
     * @param substitute what takes its orders while it can't be ordered itself; absent when they are refused
     */
    public record ModelStanding(
            Model model,
            Sale sale,
            @Nullable Pause pause,
            @Nullable String substitute,
            Clips clips) {}

    /** Its clips: those that are under way, and those that ended within 24 hours. */
    public record Clips(long waiting, long making, long completed, long failed) {

        static final Clips NONE = new Clips(0, 0, 0, 0);
    }

    /** Returns every model in the order of the file. */
    public List<ModelStanding> all() {
        var pauses = catalogue.pauses().stream().collect(Collectors.toMap(Pause::model, Function.identity()));
        var onSale = catalogue.onSale().stream().map(Model::id).collect(Collectors.toSet());
        var clips = clips();
        return catalogue.models().stream()
                .map(model -> {
                    var pause = pauses.get(model.id());
                    return new ModelStanding(
                            model,
                            sale(model, pause, onSale.contains(model.id())),
                            pause,
                            catalogue.substituteFor(model).map(Model::id).orElse(null),
                            clips.getOrDefault(model.id(), Clips.NONE));
                })
                .toList();
    }

    public Optional<ModelStanding> find(String id) {
        return all().stream().filter(one -> one.model().id().equals(id)).findFirst();
    }

    private static Sale sale(Model model, @Nullable Pause pause, boolean onSale) {
        return switch (model.state()) {
            case LIVE -> onSale ? Sale.ON_SALE : Sale.OUT_OF_REACH;
            case PAUSED -> pause == null ? Sale.PAUSED_IN_FILE : Sale.PAUSED;
            case RETIRED -> Sale.RETIRED;
        };
    }

    private Map<String, Clips> clips() {
        var clips = new HashMap<String, Clips>();
        jdbc.sql("""
                        select coalesce(j.model, o.model) as model,
                               count(*) filter (where j.status = 'queued') as waiting,
                               count(*) filter (where j.status = 'processing') as making,
                               count(*) filter (where j.status = 'completed') as completed,
                               count(*) filter (where j.stage = 'failed') as failed
                        from jobs j join video_orders o on o.id = j.order_id
                        where j.status in ('queued', 'processing') or j.finished_at > :since
                        group by 1
                        """)
                .param("since", SqlTime.of(clock.instant().minus(OF_LATE)))
                .query((row, _) -> clips.put(
                        row.getString("model"),
                        new Clips(
                                row.getLong("waiting"),
                                row.getLong("making"),
                                row.getLong("completed"),
                                row.getLong("failed"))))
                .list();
        return clips;
    }
}
