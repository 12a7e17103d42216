package io.neurocards.partners;

import io.neurocards.accounts.standing.Admission;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Brief;
import io.neurocards.videos.OrderVideos;
import io.neurocards.videos.OrderVideos.OnBehalf;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner orders clips for customers of its own, and pays for them: the order is the partner's. */
@Component
public final class PartnerVideos {

    /** What tests are made by: it costs the house nothing but time. */
    private static final String TEST_MODEL = "local";

    private final OrderVideos orderVideos;
    private final Videos videos;
    private final PartnerCustomers customers;
    private final PartnerBudget budget;
    private final PartnerVideoRows rows;
    private final Standing standing;

    /** Who still may order, and when it is. */
    @Component
    record Standing(Partners partners, Admission admission, Clock clock) {

        /** Returns the partner as it is now, which nobody changes until the transaction ends, if it may order for the customer. */
        PartnerAccount require(PartnerAccount account, PartnerCustomer customer) {
            var partner = partners.hold(account.partner().id())
                    .filter(Partner::isActive)
                    .orElseThrow(() -> new ProblemException(ProblemCode.PARTNER_SUSPENDED));
            admission.require(customer.person());
            return new PartnerAccount(partner, account.world());
        }
    }

    PartnerVideos(
            OrderVideos orderVideos,
            Videos videos,
            PartnerCustomers customers,
            PartnerBudget budget,
            PartnerVideoRows rows,
            Standing standing) {
        this.orderVideos = orderVideos;
        this.videos = videos;
        this.customers = customers;
        this.budget = budget;
        this.rows = rows;
        this.standing = standing;
    }

    /** A clip, and what the partner calls the customer whom it is for; nobody when that customer's data were deleted. */
    public record PartnerVideo(@Nullable String customer, VideoView video) {}

    /**
     * Orders; the same operation again returns the first answer and orders nothing.
     *
     * @param customer as the partner calls them
     * @throws ProblemException EXTERNAL_ID_INVALID, NOT_FOUND without such a customer; TEST_MODEL_ONLY with {@code allowed};
     *     SPEND_CAP_REACHED, CONCURRENCY_CAP_REACHED; what {@link OrderVideos} says. Nothing is held then.
     * @throws IOException when the photo can't be read
     */
    public OrderedVideos order(
            PartnerAccount account, OperationId operation, String customer, Brief brief, InputStream photo)
            throws IOException {
        var found = customers.require(account, customer);
        var own = account.isTest() && (brief.model() == null || brief.model().isBlank()) ? brief.by(TEST_MODEL) : brief;
        requireModel(account, own.model());
        return orderVideos.order(account.wallet(), operation, own, photo, new ForCustomer(account, operation, found));
    }

    private static void requireModel(PartnerAccount account, @Nullable String model) {
        if (account.isTest() && (model == null || !model.strip().equals(TEST_MODEL))) {
            throw new ProblemException(ProblemCode.TEST_MODEL_ONLY).with("allowed", TEST_MODEL);
        }
    }

    private final class ForCustomer implements OnBehalf {

        private final PartnerAccount account;
        private final OperationId operation;
        private final PartnerCustomer customer;

        ForCustomer(PartnerAccount account, OperationId operation, PartnerCustomer customer) {
            this.account = account;
            this.operation = operation;
            this.customer = customer;
        }

        @Override
        public String asked() {
            return account + "\n" + customer.id();
        }

        @Override
        public boolean hasOwnBounds() {
            return !account.isTest();
        }

        @Override
        public void begin(String model, Credits cost) {
            requireModel(account, model);
            budget.fill(account, cost, operation.toString(), standing.clock().instant());
        }

        @Override
        public void ordered(OrderedVideos ordered) {
            var now = standing.clock().instant();
            var current = standing.require(account, customer);
            var cost = ordered.jobs().stream()
                    .mapToLong(OrderedVideos.OrderedJob::cost)
                    .sum();
            budget.require(current, ordered.jobs().size(), cost, now);
            rows.insert(ordered.orderId(), current, customer.person(), now);
        }
    }

    /** Returns which partner an order of clips is of, if it is of one. One read by index. */
    public Optional<PartnerOwner> ownerOf(UUID order) {
        return rows.owner(order);
    }

    /** Returns a partner's clip of this world; another one is not found. */
    public Optional<PartnerVideo> find(PartnerAccount account, UUID id) {
        return videos.find(account.wallet(), id)
                .map(video -> named(account, List.of(video)).getFirst());
    }

    /** Returns the newest first, at most {@code limit}, ordered before the one with the id {@code before}. */
    public List<PartnerVideo> latest(PartnerAccount account, @Nullable UUID before, int limit) {
        return named(account, videos.latest(account.wallet(), before, limit));
    }

    private List<PartnerVideo> named(PartnerAccount account, List<VideoView> views) {
        var orders = rows.customersOf(views.stream().map(VideoView::orderId).collect(Collectors.toSet()));
        var names = customers.idsOf(account, Set.copyOf(orders.values()));
        return views.stream()
                .map(view -> new PartnerVideo(
                        Optional.ofNullable(orders.get(view.orderId()))
                                .map(names::get)
                                .orElse(null),
                        view))
                .toList();
    }
}
