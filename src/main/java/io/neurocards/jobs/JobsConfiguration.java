package io.neurocards.jobs;

import io.neurocards.database.Decisions;
import io.neurocards.neighbours.Knocks;
import io.neurocards.shared.NodeName;
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

    /** Processes that hear each other look at once for what any of them has taken down. */
    @Bean
    Jobs jobs(JdbcClient jdbc, Clock clock, JobScheduler scheduler, ObjectProvider<Knocks> neighbours) {
        var knocks = neighbours.getIfAvailable();
        if (knocks == null) {
            return new Jobs(jdbc, clock, scheduler);
        }
        knocks.listen(scheduler::lookForDueJobs);
        return new Jobs(jdbc, clock, () -> {
            scheduler.lookForDueJobs();
            knocks.knock();
        });
    }

    @Bean
    JobTasks jobTasks(
            ObjectProvider<JobHandler> handlers,
            ObjectProvider<RecurringJob> recurring,
            JdbcClient jdbc,
            NodeName node) {
        return new JobTasks(
                List.copyOf(handlers.orderedStream().toList()),
                List.copyOf(recurring.orderedStream().toList()),
                new Keeping(jdbc, node.value()));
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
