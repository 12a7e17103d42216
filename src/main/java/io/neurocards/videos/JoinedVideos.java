package io.neurocards.videos;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Orders, those that wait for credits, clips and scenarios of two who turn out to be one; files stay where they are. */
@Component
@Order(10)
record JoinedVideos() implements JoinedData {

    @Override
    public List<JoinedTable> tables() {
        return List.of(
                JoinedTable.all("video_orders"),
                JoinedTable.all("jobs"),
                JoinedTable.all("scenarios"),
                JoinedTable.all("short_orders"));
    }
}
