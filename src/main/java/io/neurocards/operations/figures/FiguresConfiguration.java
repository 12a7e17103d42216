package io.neurocards.operations.figures;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

    @Bean
    StatisticsChart statisticsChart() throws IOException {
        return StatisticsChart.create();
    }
}
