package io.neurocards.database.whole;

import io.neurocards.shared.OperatorTool;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.ObjectMapper;

@Configuration(proxyBeanMethods = false)
class WholeConfiguration {

    @Bean
    OperatorTool dataTool(ObjectProvider<DataSource> dataSource, ObjectMapper json, Clock clock) {
        return new DataTool(
                file -> new DataExport(dataSource.getObject(), json, clock).write(file),
                file -> new DataImport(dataSource.getObject(), json).read(file));
    }
}
