package io.neurocards.jobs;

import io.neurocards.database.Decisions;
import io.neurocards.shared.Sleeper;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    @Bean
    Jobs jobs(JdbcClient jdbc, Clock clock, JobScheduler scheduler) {
        return new Jobs(jdbc, clock, scheduler);
    }

    @Bean
    JobTasks jobTasks(ObjectProvider<JobHandler> handlers, ObjectProvider<RecurringJob> recurring) {
        return new JobTasks(
                List.copyOf(handlers.orderedStream().toList()),
                List.copyOf(recurring.orderedStream().toList()));
    }

    /** Asks for the tasks late: handlers may themselves enqueue. */
    @Bean
    JobScheduler jobScheduler(
            DataSource dataSource,
            ObjectProvider<JobTasks> tasks,
            JobsSettings settings,
            Clock clock,
            ObjectProvider<TaskRows> rows) {
        return new JobScheduler(dataSource, tasks, settings, clock, rows);
    }

    @Bean
    FollowDecider followDecider(JobScheduler scheduler, ObjectProvider<Sleeper> sleeper) {
        return new FollowDecider(scheduler, pause -> sleeper.getObject().sleep(pause));
    }

    @Bean
    TaskRows taskRows(JdbcClient jdbc, Decisions decisions, Clock clock) {
        return new TaskRows(jdbc, decisions, clock);
    }
}
