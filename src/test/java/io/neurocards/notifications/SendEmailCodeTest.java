package io.neurocards.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.neurocards.ProductParts;
import io.neurocards.accounts.EmailCodes;
import io.neurocards.accounts.EmailDelivery;
import io.neurocards.accounts.MovableClock;
import io.neurocards.accounts.SignUp;
import io.neurocards.accounts.VerifyEmail;
import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.jobs.JobStep;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ServerSecret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class SendEmailCodeTest {

    private static final String EMAIL = "anna@example.com";

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final SmtpServer server = new SmtpServer();
    private final AnnotationConfigApplicationContext context = context(false);

    /** The modules as they are in production. */
    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan({"io.neurocards.accounts", "io.neurocards.notifications", "io.neurocards.jobs"})
    static class Settings {}

    private AnnotationConfigApplicationContext context(boolean runsJobs) {
        var starting = new AnnotationConfigApplicationContext();
        starting.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "neurocards.jobs.enabled",
                                runsJobs,
                                "neurocards.mail.host",
                                "127.0.0.1",
                                "neurocards.mail.port",
                                server.settings().port(),
                                "neurocards.mail.from",
                                "studio@neurocards.local")));
        starting.registerBean(DataSource.class, () -> new DelegatingDataSource(database.dataSource()));
        starting.registerBean(JdbcClient.class, database::jdbc);
        starting.registerBean(MovableClock.class, () -> clock);
        starting.registerBean(Decisions.class, () -> database.decisions(clock));
        starting.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        starting.registerBean(NodeName.class, () -> new NodeName("node"));
        starting.register(Settings.class);
        ProductParts.into(starting, "io.neurocards.accounts", "io.neurocards.notifications", "io.neurocards.jobs");
        starting.refresh();
        return starting;
    }

    @AfterEach
    void close() {
        context.close();
        server.close();
        database.close();
    }

    @Test
    void a_sign_up_puts_one_job_into_its_own_transaction() {
        var challenge = signUp();

        assertThat(jobs()).containsExactly("send-email-code/" + challenge);
        assertThat(context.getBean(EmailDelivery.class).available()).isTrue();
    }

    @Test
    void the_job_mails_the_code_that_proves_the_address() throws Exception {
        var challenge = signUp();

        assertThat(run(challenge)).isEqualTo(JobStep.done());

        var received = server.received.getFirst();
        assertThat(received.recipient()).isEqualTo(EMAIL);
        var code = received.message().getSubject().substring(0, 6);
        assertThat(context.getBean(VerifyEmail.class)
                        .verify(OperationId.at(clock.instant()), EMAIL, code, null)
                        .email())
                .isEqualTo(EMAIL);
    }

    @Test
    void a_code_that_was_sent_is_not_sent_again() {
        var challenge = signUp();
        run(challenge);

        assertThat(run(challenge)).isEqualTo(JobStep.done());

        assertThat(server.received).hasSize(1);
        assertThat(unsent()).isEmpty();
    }

    @Test
    void a_code_that_is_too_old_is_not_sent() {
        var challenge = signUp();
        clock.advance(Duration.ofMinutes(15));

        assertThat(run(challenge)).isEqualTo(JobStep.done());

        assertThat(server.received).isEmpty();
    }

    @Test
    void while_the_mail_server_is_busy_the_code_stays_to_be_sent_and_stays_the_same() throws Exception {
        var challenge = signUp();
        server.answer = 451;
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> run(challenge))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("anna"));
        assertThat(unsent()).containsExactly(challenge);

        server.answer = 250;
        clock.advance(Duration.ofMinutes(5));
        run(challenge);

        assertThat(server.received).hasSize(1);
        assertThat(server.received.getFirst().message().getContent()).isNotNull();
    }

    @Test
    void an_address_that_takes_no_mail_is_given_up_for_good() {
        var challenge = signUp();
        server.answer = 550;

        try (var _ = context(true)) {
            await().untilAsserted(() -> assertThat(jobs()).doesNotContain("send-email-code/" + challenge));
        }

        assertThat(unsent()).isEmpty();
        assertThat(run(challenge)).isEqualTo(JobStep.done());
        assertThat(server.received).isEmpty();
    }

    @Test
    void the_scheduler_mails_without_being_asked() {
        try (var running = context(true)) {
            var challenge = signUp(running);

            await().untilAsserted(() -> assertThat(server.received).hasSize(1));
            await().untilAsserted(() -> assertThat(jobs()).doesNotContain("send-email-code/" + challenge));
        }

        assertThat(unsent()).isEmpty();
    }

    @Test
    void a_job_that_was_lost_is_derived_again_from_its_challenge() {
        var challenge = signUp();
        database.jdbc().sql("delete from scheduled_tasks").update();

        context.getBean(EnqueueUnsentCodes.class).run();
        context.getBean(EnqueueUnsentCodes.class).run();

        assertThat(jobs()).containsExactly("send-email-code/" + challenge);
    }

    @Test
    void together_the_tries_outlast_the_life_of_a_code() {
        var policy = SendEmailCode.TYPE.retries();
        var waits = Duration.ZERO;
        var pause = policy.firstPause();
        for (var failure = 1; failure < policy.attempts(); failure++) {
            waits = waits.plus(pause);
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(policy.longestPause()) < 0 ? doubled : policy.longestPause();
        }

        assertThat(waits).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    private UUID signUp() {
        return signUp(context);
    }

    private UUID signUp(AnnotationConfigApplicationContext where) {
        where.getBean(SignUp.class)
                .signUp(
                        OperationId.at(clock.instant()),
                        new SignUp.Form(EMAIL, "correct horse battery", null, true, Locale.of("ru")));
        return database.jdbc()
                .sql("select id from email_challenges")
                .query(UUID.class)
                .single();
    }

    private JobStep run(UUID challenge) {
        return context.getBean(SendEmailCode.class).run(challenge);
    }

    private List<UUID> unsent() {
        return context.getBean(EmailCodes.class).unsent();
    }

    private List<String> jobs() {
        return database.jdbc()
                .sql("select task_name || '/' || task_instance from scheduled_tasks")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
