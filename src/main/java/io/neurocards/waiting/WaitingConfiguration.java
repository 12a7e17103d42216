package io.neurocards.waiting;

import io.neurocards.database.Decisions;
import io.neurocards.database.journal.JournalState;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Pair;
import io.neurocards.jobs.FinalTurn;
import io.neurocards.jobs.Ticker;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/** The journal and the pair are there with a backup only; without them nothing ever waits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WaitingSettings.class, WantedFor.class})
class WaitingConfiguration {

    @Bean
    Acceptance acceptance(
            ObjectProvider<NodeJournal> journal,
            ObjectProvider<WaitingAction> actions,
            WaitingSettings settings,
            Clock clock) {
        return new Acceptance(journal::getIfAvailable, byType(actions), settings, clock);
    }

    @Bean
    Outcomes waitedOutcomes(Decisions decisions, JdbcClient jdbc, ObjectMapper json, ApplicationEventPublisher events) {
        return new Outcomes(decisions, new WaitedRows(jdbc, json), events);
    }

    @Bean
    WaitedOperations waitedOperations(ObjectProvider<NodeJournal> journal, Outcomes outcomes) {
        return new WaitedOperations(journal::getIfAvailable, outcomes);
    }

    @Bean
    Replay replay(
            ObjectProvider<NodeJournal> journal,
            ObjectProvider<Pair> pair,
            ObjectProvider<WaitingAction> actions,
            Outcomes outcomes,
            WaitingSettings settings,
            Clock clock) {
        return new Replay(
                journal::getIfAvailable,
                () -> pair.stream().allMatch(one -> one.mode() != Mode.CACHE_ONLY),
                new Deciding(byType(actions), clock),
                outcomes,
                settings,
                clock);
    }

    @Bean
    DeadLetterBox deadLetterBox(
            ObjectProvider<NodeJournal> journal,
            ObjectProvider<WaitingAction> actions,
            Outcomes outcomes,
            Clock clock) {
        return new DeadLetterBox(journal::getIfAvailable, new Deciding(byType(actions), clock), outcomes);
    }

    @Bean
    Ticker replayTicker(Replay replay, WaitingSettings settings) {
        return new Ticker("replay", settings.every(), replay::pass);
    }

    @Bean
    FinalTurn lastReplay(Replay replay, ObjectProvider<NodeJournal> journal) {
        return new FinalTurn("replay", replay::pass, () -> {
            var kept = journal.getIfAvailable();
            return kept == null ? null : left(kept.state());
        });
    }

    private static String left(JournalState state) {
        return "left in the journal: waiting=" + state.waiting().size() + ", dead="
                + state.deadLetters().size() + ", payments=" + state.payments().size();
    }

    /** Asked for late: actions are made of what may itself need {@link Acceptance}. */
    private static Supplier<Map<String, WaitingAction>> byType(ObjectProvider<WaitingAction> actions) {
        return () -> actions.stream().collect(Collectors.toMap(WaitingAction::type, action -> action));
    }
}
