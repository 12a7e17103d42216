package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.figures.PlatformFigures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happens on which platform, for administrators. */
@RestController
@RequestMapping("/v1/universal/statistics")
@Tag(name = "Administration")
class PlatformFiguresApi {

    private final PlatformFigures figures;

    PlatformFiguresApi(PlatformFigures figures) {
        this.figures = figures;
    }

    record PlatformFiguresJson(
            List<FiguresJson> platforms,
            @JsonProperty("total_users") long totalUsers,
            @JsonProperty("active_within_minutes") long activeWithinMinutes,
            @JsonProperty("counted_at") Instant countedAt) {

        static PlatformFiguresJson of(PlatformFigures.All all) {
            return new PlatformFiguresJson(
                    all.platforms().stream().map(FiguresJson::of).toList(),
                    all.persons(),
                    PlatformFigures.ACTIVE.toMinutes(),
                    all.countedAt());
        }
    }

    /** @param activity active when somebody was there within active_within_minutes, not_active, or never_seen */
    record FiguresJson(
            String platform,
            long users,
            long orders,
            String activity,
            @JsonProperty("last_seen_at") @Nullable Instant lastSeenAt) {

        static FiguresJson of(PlatformFigures.Figures one) {
            return new FiguresJson(
                    one.platform().word(),
                    one.users(),
                    one.orders(),
                    one.activity().word(),
                    one.lastSeenAt());
        }
    }

    @Operation(
            summary = "Users, orders and the activity of each platform; total_users counts persons, each once",
            description = "Counted in the database when it is asked for, over whole tables: not for every second")
    @GetMapping("/platforms")
    PlatformFiguresJson platforms() {
        return PlatformFiguresJson.of(figures.all());
    }
}
