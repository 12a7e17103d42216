package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.Message;
import io.neurocards.ledger.Ledger;
import io.neurocards.ledger.StatementLine;
import io.neurocards.operations.CustomerSearch;
import io.neurocards.operations.CustomerSearch.Customer;
import io.neurocards.operations.JobInspector;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.screens.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A customer's card: who it is, what they have, what they ordered and paid; credits given and taken. */
final class CustomerPage implements DeskPage {

    private static final Pattern AMOUNT_AND_REASON = Pattern.compile("(\\d{1,6})\\s+(\\S.{2,})", Pattern.DOTALL);
    private static final int JOBS = 5;
    private static final int LINES = 15;
    private static final int LONGEST_REASON = 300;

    private final Desktop desktop;
    private final CustomerSearch search;
    private final JobInspector jobs;
    private final Ledger ledger;
    private final PaymentPage payments;
    private final StandingPage standing;

    CustomerPage(
            Desktop desktop,
            CustomerSearch search,
            JobInspector jobs,
            Ledger ledger,
            PaymentPage payments,
            StandingPage standing) {
        this.desktop = desktop;
        this.search = search;
        this.jobs = jobs;
        this.ledger = ledger;
        this.payments = payments;
        this.standing = standing;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.FIND, Verb.CUSTOMER, Verb.STATEMENT, Verb.GRANT, Verb.TAKE);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        var say = desktop.say(seat);
        return switch (press.verb()) {
            case CUSTOMER -> new DeskReply.Show(card(seat, press.about()));
            case STATEMENT -> new DeskReply.Show(statement(say, press.about()));
            case GRANT -> desktop.askWhy(seat, Act.GRANT, press.about());
            case TAKE -> desktop.askWhy(seat, Act.TAKE, press.about());
            default ->
                new DeskReply.Ask(
                        new DeskStep(DeskStep.Kind.WHOM_TO_FIND, null, null),
                        new Screen(say.text("find.ask"), List.of(List.of(say.button("drop", Verb.DROP)))));
        };
    }

    @Override
    public Set<DeskStep.Kind> steps() {
        return Set.of(DeskStep.Kind.WHOM_TO_FIND);
    }

    @Override
    public DeskReply typed(Seat seat, DeskStep step, Message message) {
        var say = desktop.say(seat);
        var found = message.text() == null ? List.<Customer>of() : search.find(message.text());
        if (found.size() == 1) {
            return new DeskReply.Show(card(seat, found.getFirst().id().value()));
        }
        if (found.isEmpty()) {
            return new DeskReply.Ask(
                    step, new Screen(say.text("find.nobody"), List.of(List.of(say.button("drop", Verb.DROP)))));
        }
        var rows = found.stream()
                .map(one -> List.of(new Button(
                        name(one), DeskPress.of(Verb.CUSTOMER, one.id().value()))))
                .toList();
        return new DeskReply.Show(desktop.below(say.text("find.several"), rows, say.button("home", Verb.HOME)));
    }

    /** Takes "10 reason" for credits, and asks whether that is meant. */
    DeskReply credits(Seat seat, DeskStep step, String typed) {
        var say = desktop.say(seat);
        var act = Objects.requireNonNull(step.act());
        var subject = Objects.requireNonNull(step.subject());
        var parts = AMOUNT_AND_REASON.matcher(typed.strip());
        var customer = search.find(new PersonId(subject));
        if (customer.isEmpty() || !parts.matches() || parts.group(1).matches("0+")) {
            return new DeskReply.Ask(
                    step, new Screen(say.text("why." + act.text()), List.of(List.of(say.button("drop", Verb.DROP)))));
        }
        var amount = Long.parseLong(parts.group(1));
        var reason = Html.cut(parts.group(2), LONGEST_REASON);
        var intent = new DeskIntent(act, subject, amount, reason, false);
        return new DeskReply.Show(
                desktop.confirm(seat, intent, say.text("confirm." + act.text(), amount, name(customer.get()), reason)));
    }

    private Screen card(Seat seat, UUID id) {
        var say = desktop.say(seat);
        var person = new PersonId(id);
        var found = search.find(person);
        if (found.isEmpty()) {
            return desktop.below(say.text("find.nobody"), List.of(), say.button("home", Verb.HOME));
        }
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(say.button("grant", Verb.GRANT, id), say.button("take", Verb.TAKE, id)));
        rows.add(List.of(say.button("statement", Verb.STATEMENT, id), standing.button(say, person)));
        for (var job : jobs.latest(person, JOBS)) {
            rows.add(List.of(new Button(
                    say.plain(
                            "customer.job",
                            say.time(job.createdAt()),
                            job.template(),
                            say.plain("stage." + job.stage())),
                    DeskPress.of(Verb.JOB, job.id()))));
        }
        rows.addAll(payments.buttons(say, person));
        return desktop.below(
                card(say, found.get()) + standing.line(say, person),
                rows,
                say.button("find", Verb.FIND),
                say.button("home", Verb.HOME));
    }

    private static String card(Say say, Customer customer) {
        return say.text(
                "customer.card",
                customer.firstName(),
                customer.username() == null ? null : "@" + customer.username(),
                customer.telegramId() == null ? null : customer.telegramId().toString(),
                customer.email(),
                customer.available(),
                customer.held(),
                customer.createdAt(),
                customer.lastActiveAt(),
                customer.id(),
                say.plain(customer.blockedAt() == null ? "no" : "yes"));
    }

    private Screen statement(Say say, UUID id) {
        var lines = ledger.statement(new PersonId(id), Long.MAX_VALUE, LINES).stream()
                .map(line -> line(say, line))
                .collect(Collectors.joining("\n"));
        return desktop.below(
                say.text("statement.title") + "\n\n" + (lines.isEmpty() ? say.text("statement.none") : lines),
                List.of(),
                say.button("back", Verb.CUSTOMER, id),
                say.button("home", Verb.HOME));
    }

    private static String line(Say say, StatementLine line) {
        return say.text(
                "statement.line",
                line.at(),
                say.plain("kind." + line.kind().text()),
                signed(line.availableChange()),
                signed(line.heldChange()),
                line.availableAfter(),
                line.heldAfter());
    }

    private static String signed(long change) {
        return change > 0 ? "+" + change : Long.toString(change).replace('-', '−');
    }

    private static String name(Customer customer) {
        if (customer.username() != null) {
            return "@" + customer.username();
        }
        if (customer.firstName() != null) {
            return customer.firstName();
        }
        return customer.email() == null ? customer.id().toString() : customer.email();
    }
}
