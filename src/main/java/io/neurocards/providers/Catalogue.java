package io.neurocards.providers;

import io.neurocards.shared.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The models on sale, read from {@code models.yaml}: the operator's file when there is one, ours otherwise. A model's name
 * in code is a defect; this is where names live. A changed file is taken within seconds, when it makes sense; a model may
 * also be paused without the file, in all processes. Safe for use by many threads.
 */
public final class Catalogue {

    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);
    private static final int LONGEST_REASON = 300;
    private static final DataFile UNREADABLE = new DataFile("unreadable", "");

    private final Source source;
    private final Pauses pauses;
    private final Predicate<Model> reachable;
    private volatile View view;
    private volatile boolean blind;

    private Catalogue(Source source, Pauses pauses, Predicate<Model> reachable, View view) {
        this.source = source;
        this.pauses = pauses;
        this.reachable = reachable;
        this.view = view;
    }

    /**
     * A model that nobody can order for now, although its file says that it is live.
     *
     * @param reason what its provider or an administrator said
     */
    public record Pause(String model, String reason, Instant since) {}

    /**
     * What the catalogue is read from.
     *
     * @param folder where the operator may put a file of the name {@code models.yaml}
     * @param preferred the provider whose first live model is the usual one; absent means the first of all
     * @param simulated the providers that only play their part
     */
    record Source(Path folder, @Nullable String preferred, Set<String> simulated) {}

    /** What is in force: the file as it was last looked at, its models, and why they are not what the file says. */
    private record View(
            DataFile file,
            List<Model> models,
            List<Pause> pauses,
            @Nullable String refusal) {

        List<Model> inForce() {
            var paused = pauses.stream().map(Pause::model).collect(Collectors.toSet());
            return models.stream()
                    .map(model -> model.isLive() && paused.contains(model.id()) ? model.in(Model.State.PAUSED) : model)
                    .toList();
        }
    }

    /**
     * Reads the catalogue; pauses are seen from the first {@link #refresh} on.
     *
     * @param reachable whether a model's provider can be asked from here
     * @throws IOException when the file can't be read
     * @throws IllegalStateException when it does not say what a catalogue says; the message names the file and the line
     */
    static Catalogue read(Source source, Pauses pauses, Predicate<Model> reachable) throws IOException {
        var file = ModelFile.open(source.folder());
        var models = ModelFile.parse(file, source.simulated());
        return new Catalogue(source, pauses, reachable, new View(file, models, List.of(), null));
    }

    /** Returns all models in the order of the file, those that are paused as such. */
    public List<Model> models() {
        return view.inForce();
    }

    public Optional<Model> find(String id) {
        return models().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** Returns the models that can be ordered and made here now. */
    public List<Model> onSale() {
        return models().stream()
                .filter(model -> model.isLive() && reachable.test(model))
                .toList();
    }

    /** Returns the model that an order takes when it names none: the preferred provider's first, or the first of all. */
    public Optional<Model> usual() {
        var onSale = onSale();
        return onSale.stream()
                .filter(model -> model.provider().equals(source.preferred()))
                .findFirst()
                .or(() -> onSale.stream().findFirst());
    }

    /** Returns the model that takes the orders of {@code model} while it is paused: the first of its substitutes. */
    public Optional<Model> substituteFor(Model model) {
        return substitutesFor(model).stream().findFirst();
    }

    /** Returns what may stand in for {@code model}, the best first: along its chain, on sale, and no dearer to the customer. */
    public List<Model> substitutesFor(Model model) {
        var onSale = onSale().stream().map(Model::id).collect(Collectors.toSet());
        var chain = new ArrayList<Model>();
        for (var next = substitute(model);
                next.isPresent() && !chain.contains(next.get());
                next = substitute(next.get())) {
            chain.add(next.get());
        }
        return chain.stream()
                .filter(other -> onSale.contains(other.id()) && other.credits() <= model.credits())
                .toList();
    }

    private Optional<Model> substitute(Model model) {
        return Optional.ofNullable(model.substitute()).flatMap(this::find);
    }

    /** Returns what is paused without the file, the oldest pause first. */
    public List<Pause> pauses() {
        return view.pauses();
    }

    /** Returns why the file as it is now is not in force, when it makes no sense. */
    public Optional<String> refusal() {
        return Optional.ofNullable(view.refusal());
    }

    /**
     * Takes the model off sale everywhere until it is resumed, within the caller's transaction; returns whether it was not
     * paused so before.
     */
    public boolean pause(Model model, String reason) {
        var begun = pauses.begin(model.id(), reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        if (begun) {
            log.warn("Model paused: model={}, reason={}; new orders take its substitute", model.id(), reason);
        }
        refresh();
        return begun;
    }

    /** Ends a pause that the file does not know of, within the caller's transaction; returns whether there was one. */
    public boolean resume(String model) {
        var ended = pauses.end(model);
        if (ended) {
            log.info("Model resumed: model={}", model);
        }
        refresh();
        return ended;
    }

    /**
     * Looks at the file and at the pauses, and takes what has changed. A file that makes no sense or can't be read leaves in
     * force what was; a model that has left the file is retired, so that orders of it come to their end.
     */
    public synchronized void refresh() {
        var now = view;
        var next = changed(now);
        view = new View(next.file(), next.models(), openPauses(now), next.refusal());
    }

    private View changed(View now) {
        try {
            var file = ModelFile.open(source.folder());
            return file.equals(now.file()) ? now : taken(now, file);
        } catch (IOException e) {
            var refusal = "The catalogue can't be read: " + e;
            if (!refusal.equals(now.refusal())) {
                log.error("The catalogue can't be read; what was read before stays in force", e);
            }
            return new View(UNREADABLE, now.models(), now.pauses(), refusal);
        }
    }

    private View taken(View now, DataFile file) {
        try {
            var models = new ArrayList<>(ModelFile.parse(file, source.simulated()));
            log.info("Catalogue taken: file={}, models={}", file.name(), models.size());
            now.models().stream()
                    .filter(old -> models.stream().noneMatch(model -> model.id().equals(old.id())))
                    .map(old -> old.in(Model.State.RETIRED))
                    .toList()
                    .forEach(models::add);
            return new View(file, List.copyOf(models), now.pauses(), null);
        } catch (IllegalStateException e) {
            log.error("The new catalogue makes no sense; the one before stays in force: {}", e.getMessage());
            return new View(file, now.models(), now.pauses(), Objects.requireNonNull(e.getMessage()));
        }
    }

    private List<Pause> openPauses(View now) {
        try {
            var open = pauses.open();
            blind = false;
            return open;
        } catch (DataAccessException e) {
            if (!blind) {
                log.warn("Pauses of models can't be read; those known stay", e);
            }
            blind = true;
            return now.pauses();
        }
    }
}
